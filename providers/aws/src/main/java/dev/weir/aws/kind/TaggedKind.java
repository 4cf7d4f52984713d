package dev.weir.aws.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsFailure;
import dev.weir.spi.Discovery;
import dev.weir.spi.Environment;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.ProviderException.Category;
import dev.weir.spi.Search;
import dev.weir.spi.Step;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A kind whose objects bear tags, and the marks of ownership among them. */
public abstract class TaggedKind extends AwsKind {
    private static final String TAGS = "tags";

    protected TaggedKind(Aws aws, String schema) {
        super(aws, schema);
    }

    /** Describes the objects that exist, in as few calls as the service allows; those on their way out do not exist. */
    protected abstract List<Found> find(Collection<Identity> identities);

    /** The names of all objects, for discovery where the tag index does not know the type. */
    protected abstract List<Identity> all();

    /** The call that reads an object's tags from its service; empty where {@link #find} brings them along. */
    protected abstract Optional<Step> tagReading(Identity identity, String arn);

    /** What the tag index calls objects of this kind, such as {@code kinesis:stream}. */
    protected abstract String indexedType();

    /** The identity in an ARN; empty when it is of another kind after all. */
    protected abstract Optional<Identity> identityIn(String arn);

    /** Adds the steps that change tags: which to set, which to take away, and which there are in the end. */
    protected abstract void retag(
            Draft draft, SortedMap<String, String> set, List<String> remove, SortedMap<String, String> all);

    @Override
    protected final Map<Identity, Live> described(Collection<Identity> identities) {
        Map<Identity, ObjectNode> attributes = new LinkedHashMap<>();
        List<Found> found = find(identities);
        if (found.isEmpty()) {
            return Map.of();
        }
        Environment environment = aws().environment();
        for (Found object : found) {
            ObjectNode known = schema().attributes(object.properties(), environment);
            known.setAll(object.attributes());
            attributes.put(object.identity(), known);
        }
        Map<Identity, Map<String, String>> tags = tags(found, attributes);
        Map<Identity, Live> live = new LinkedHashMap<>();
        found.forEach(object -> live.put(
                object.identity(), live(object, attributes.get(object.identity()), tags.get(object.identity()))));
        return live;
    }

    private Live live(Found object, ObjectNode attributes, Map<String, String> tags) {
        ObjectNode properties = object.properties();
        restoreMarked(properties, tags);
        SortedMap<String, String> others = Marks.others(tags);
        if (!others.isEmpty()) {
            properties.set(TAGS, Tags.map(others));
        }
        if (tags.containsKey(Declared.MARK)) {
            attributes.put(Declared.MARK, tags.get(Declared.MARK));
        }
        return new Live(object.identity(), properties, attributes, Ownership.in(tags));
    }

    private Map<Identity, Map<String, String>> tags(List<Found> found, Map<Identity, ObjectNode> attributes) {
        List<Found> untold =
                found.stream().filter(object -> object.tags().isEmpty()).toList();
        Map<String, SortedMap<String, String>> indexed = untold.isEmpty()
                ? Map.of()
                : aws().tags()
                        .of(untold.stream()
                                .map(object -> arn(attributes, object.identity()))
                                .toList());
        Map<Identity, Map<String, String>> tags = new TreeMap<>();
        found.forEach(object -> object.tags().ifPresent(told -> tags.put(object.identity(), told)));
        List<Found> doubtful = untold.stream()
                .filter(object -> {
                    SortedMap<String, String> known = indexed.get(arn(attributes, object.identity()));
                    boolean isOwned = known != null
                            && known.containsKey(Ownership.STACK_TAG)
                            && known.containsKey(Ownership.REGION_TAG);
                    if (isOwned) {
                        tags.put(object.identity(), known);
                    }
                    return !isOwned;
                })
                .toList();
        List<SortedMap<String, String>> confirmed =
                calls().each(doubtful, object -> readTags(object.identity(), arn(attributes, object.identity())));
        for (int i = 0; i < doubtful.size(); i++) {
            tags.put(doubtful.get(i).identity(), confirmed.get(i));
        }
        return tags;
    }

    private static String arn(Map<Identity, ObjectNode> attributes, Identity identity) {
        return attributes.get(identity).path("arn").asText();
    }

    /**
     * What the index says of the stack, and where the search is thorough, or the index does not know the type, what every other
     * object says itself.
     */
    @Override
    public Discovery discover(Search search) {
        Optional<List<Identity>> indexed = indexed(search.stack());
        if (indexed.isPresent() && !search.isThorough()) {
            return Discovery.of(indexed.get());
        }
        return asked(search.stack(), new TreeSet<>(indexed.orElseGet(List::of)));
    }

    /** What the index says of the stack; empty when it does not seem to know the type. */
    protected final Optional<List<Identity>> indexed(String stack) {
        return aws().tags().owned(stack, indexedType(), this::isIndexed).map(arns -> arns.stream()
                .flatMap(arn -> identityIn(arn).stream())
                .toList());
    }

    /** Why the index says nothing, where it is denied; known once it has been asked. */
    protected final Optional<String> denialOfIndex() {
        return aws().tags().denial();
    }

    /** Asks all objects but those that are known to be owned. */
    private Discovery asked(String stack, SortedSet<Identity> owned) {
        List<Identity> listed;
        try {
            listed = listed();
        } catch (AwsFailure failure) {
            if (failure.category().mayHide()) {
                return new Discovery(List.copyOf(owned), List.of(failure.getMessage()), true);
            }
            throw failure;
        }
        List<Identity> others =
                listed.stream().filter(identity -> !owned.contains(identity)).toList();
        MarkSearch marks = new MarkSearch(schema(), calls(), this::tagsNow);
        return marks.among(others, stack).with(owned);
    }

    private boolean isIndexed(String arn) {
        String service = indexedType().substring(0, indexedType().indexOf(':'));
        return arn.contains(":" + service + ":") && identityIn(arn).isPresent();
    }

    /** All objects; none where the endpoint has no call that lists them, as what is declared is read without it. */
    private List<Identity> listed() {
        try {
            return all();
        } catch (AwsFailure failure) {
            if (failure.isUnsupported() || (calls().areForeign() && failure.isNameless())) {
                return List.of();
            }
            throw failure;
        }
    }

    /** Properties that the service has no place for and that are kept as tags of Weir's own. */
    protected Map<String, String> furtherMarks(ObjectNode properties) {
        return Map.of();
    }

    /** Puts the properties back that {@link #furtherMarks} keeps. */
    protected void restoreMarked(ObjectNode properties, Map<String, String> tags) {}

    /** All tags that the object shall bear, marks included. */
    protected final SortedMap<String, String> intendedTags(Draft draft) {
        SortedMap<String, String> tags = new TreeMap<>(Tags.of(draft.desired(TAGS)));
        draft.request().owner().ifPresent(owner -> tags.putAll(owner.tags()));
        tags.putAll(furtherMarks(draft.desired()));
        if (draft.request().owner().isPresent() && !declared(draft).isEmpty()) {
            tags.put(Declared.MARK, String.join(" ", declared(draft)));
        }
        return tags;
    }

    /** Adds the steps that make tags and marks as intended, where they are not. */
    protected final void updateTags(Draft draft) {
        SortedMap<String, String> present =
                new TreeMap<>(Tags.of(draft.live().properties().path(TAGS)));
        draft.live().owner().ifPresent(owner -> present.putAll(owner.tags()));
        present.putAll(furtherMarks(draft.live().properties()));
        if (!formerlyDeclared(draft.live()).isEmpty()) {
            present.put(Declared.MARK, String.join(" ", formerlyDeclared(draft.live())));
        }
        SortedMap<String, String> intended = intendedTags(draft);
        SortedMap<String, String> set = new TreeMap<>(intended);
        set.entrySet().removeAll(present.entrySet());
        List<String> remove = present.keySet().stream()
                .filter(key -> !intended.containsKey(key))
                .toList();
        if (!set.isEmpty() || !remove.isEmpty()) {
            retag(draft, set, remove, intended);
        }
    }

    /** Sets the tags once more after the creation that brought them: servers exist that overlook them there. */
    protected final void tagAgain(Draft draft) {
        SortedMap<String, String> tags = intendedTags(draft);
        if (calls().areForeign() && !tags.isEmpty()) {
            retag(draft, tags, List.of(), tags);
        }
    }

    private SortedMap<String, String> readTags(Identity identity, String arn) {
        return tagsNow(identity, arn).orElseGet(TreeMap::new);
    }

    @Override
    protected Optional<SortedMap<String, String>> tagsNow(Identity identity) {
        return tagsNow(
                identity,
                schema().attributes(schema().properties(identity), aws().environment())
                        .path("arn")
                        .asText());
    }

    private Optional<SortedMap<String, String>> tagsNow(Identity identity, String arn) {
        Step reading = tagReading(identity, arn).orElseThrow();
        try {
            return Optional.of(tagsIn(tagging(identity, reading)));
        } catch (AwsFailure failure) {
            if (failure.isUntagged()) {
                return Optional.of(new TreeMap<>());
            }
            if (failure.is(Category.NOT_FOUND)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** What a reading of tags answers, over all pages. */
    private ObjectNode tagging(Identity identity, Step reading) {
        ObjectNode tagging = calls().call(reading.operation(), reading.input(), identity);
        ObjectNode page = tagging.deepCopy();
        for (Optional<ObjectNode> next = TagPages.next(reading.input(), page);
                next.isPresent();
                next = TagPages.next(reading.input(), page)) {
            page = calls().call(reading.operation(), next.get(), identity);
            page.path("Tags").forEach(tagging.withArrayProperty("Tags")::add);
        }
        return tagging;
    }

    private static SortedMap<String, String> tagsIn(ObjectNode output) {
        return Tags.of(output.has("TagSet") ? output.path("TagSet") : output.path("Tags"));
    }

    /** Answers with the call's result, or with what stands for an object that is not there. */
    protected final Optional<ObjectNode> ifPresent(String operation, ObjectNode input, Identity identity) {
        return AwsCalls.ifPresent(() -> calls().call(operation, input, identity));
    }

    /** An empty input. */
    protected static ObjectNode input() {
        return AwsCalls.tree();
    }
}
