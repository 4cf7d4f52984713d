package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.kind.Aws;
import dev.weir.aws.kind.Draft;
import dev.weir.aws.kind.TaggedKind;
import dev.weir.aws.kind.Tags;
import dev.weir.spi.Difference;
import dev.weir.spi.Identity;
import dev.weir.spi.Step;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A kind of Glue whose objects bear tags: their ARNs end in type and name. */
abstract class GlueKind extends TaggedKind {
    private final String type;

    /**
     * Makes a kind.
     *
     * @param type as in ARNs, such as {@code registry}
     */
    GlueKind(Aws aws, String schema, String type) {
        super(aws, schema);
        this.type = type;
    }

    @Override
    protected final Optional<Step> tagReading(Identity identity, String arn) {
        return Optional.of(Step.of("glue:GetTags", input().put("ResourceArn", arn)));
    }

    @Override
    protected final String indexedType() {
        return "glue:" + type;
    }

    @Override
    protected final Optional<Identity> identityIn(String arn) {
        String marker = ":" + type + "/";
        int at = arn.indexOf(marker);
        return at < 0 ? Optional.empty() : Optional.of(identity(arn.substring(at + marker.length())));
    }

    @Override
    protected final void retag(
            Draft draft, SortedMap<String, String> set, List<String> remove, SortedMap<String, String> all) {
        String arn = draft.attributes().path("arn").asText();
        if (!remove.isEmpty()) {
            ObjectNode input = input().put("ResourceArn", arn);
            remove.forEach(input.putArray("TagsToRemove")::add);
            draft.step("glue:UntagResource", input);
        }
        if (!set.isEmpty()) {
            ObjectNode input = input().put("ResourceArn", arn);
            input.set("TagsToAdd", Tags.map(set));
            draft.step("glue:TagResource", input);
        }
    }

    /** Puts the tags into a creating input. */
    final ObjectNode tagged(ObjectNode input, Draft draft) {
        SortedMap<String, String> tags = intendedTags(draft);
        if (!tags.isEmpty()) {
            input.set("Tags", Tags.map(tags));
        }
        return input;
    }

    static boolean differsInTagsAlone(Draft draft) {
        return draft.differences().stream()
                .map(Difference::path)
                .allMatch(path -> path.startsWith("/tags") || path.startsWith("/weir:"));
    }

    /** Copies a property into an input under its API name, where it is set. */
    static void copy(Draft draft, String property, ObjectNode into, String member) {
        if (draft.desired().has(property)) {
            into.set(member, draft.desired(property));
        }
    }
}
