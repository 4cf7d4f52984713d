package dev.weir.aws.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsFailure;
import dev.weir.aws.kind.Aws;
import dev.weir.aws.kind.Draft;
import dev.weir.aws.kind.Found;
import dev.weir.aws.kind.MarkSearch;
import dev.weir.aws.kind.TaggedKind;
import dev.weir.aws.kind.Tags;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Discovery;
import dev.weir.spi.Identity;
import dev.weir.spi.Search;
import dev.weir.spi.Settling;
import dev.weir.spi.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kind {@code consumers}: readers of a stream with throughput of their own.
 *
 * <p>Attributes: {@code streamArn}, and {@code arn}, known once the consumer is registered, because it ends with that moment.
 */
public final class Consumers extends TaggedKind implements Settling {
    private static final String DESCRIBE = "kinesis:DescribeStreamConsumer";
    private static final String DELETING = "DELETING";
    private static final Pattern ARN =
            Pattern.compile("arn:[^:]+:kinesis:[^:]*:[^:]*:stream/([^/]+)/consumer/([^:]+):\\d+");

    private final Streams streams;

    /**
     * Makes the kind.
     *
     * @param streams the kind that finds the streams to look at
     */
    public Consumers(Aws aws, Streams streams) {
        super(aws, "kinesis/consumers");
        this.streams = streams;
    }

    private String streamArn(Identity identity) {
        return schema().attributes(input().put("stream", identity.parent()), aws().environment())
                .path("streamArn")
                .asText();
    }

    private ObjectNode consumer(Identity identity) {
        return input().put("StreamARN", streamArn(identity)).put("ConsumerName", identity.leaf());
    }

    private Optional<JsonNode> describe(Identity identity) {
        return ifPresent(DESCRIBE, consumer(identity), identity).map(output -> output.path("ConsumerDescription"));
    }

    private static String status(JsonNode description) {
        return description.path("ConsumerStatus").asText();
    }

    @Override
    protected List<Found> find(Collection<Identity> identities) {
        return calls()
                .each(identities, identity -> describe(identity)
                        .filter(description -> !status(description).equals(DELETING))
                        .map(description -> found(identity, description)))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Found found(Identity identity, JsonNode description) {
        ObjectNode properties = input().put("stream", identity.parent()).put("name", identity.leaf());
        ObjectNode attributes = input();
        attributes.set("arn", description.path("ConsumerARN"));
        return new Found(identity, properties, attributes);
    }

    @Override
    protected List<Identity> all() {
        return calls().each(streams.all(), this::ofStream).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Where the tag index knows no consumers, a quick search looks at those of the stack's own streams. */
    @Override
    public Discovery discover(Search search) {
        if (search.isThorough()) {
            return super.discover(search);
        }
        Optional<List<Identity>> indexed = indexed(search.stack());
        if (indexed.isPresent()) {
            return Discovery.of(indexed.get());
        }
        Discovery own = streams.discover(search);
        Map<Identity, AwsFailure> denials = new ConcurrentSkipListMap<>();
        List<Identity> candidates = calls().each(own.owned(), stream -> visible(stream, denials)).stream()
                .flatMap(List::stream)
                .toList();
        MarkSearch.Found found = new MarkSearch(schema(), calls(), this::tagsNow).among(candidates, search.stack());
        List<String> gaps = new ArrayList<>(found.gaps());
        gaps.addAll(MarkSearch.gaps("streams", "could not be searched for consumers", denials));
        denialOfIndex()
                .ifPresent(denial -> gaps.add("Streams of other stacks were not searched for consumers: " + denial));
        return new Discovery(found.owned(), gaps, own.isBlind());
    }

    private List<Identity> visible(Identity stream, Map<Identity, AwsFailure> denials) {
        try {
            return ofStream(stream);
        } catch (AwsFailure failure) {
            if (failure.category().mayHide()) {
                denials.put(stream, failure);
                return List.of();
            }
            throw failure;
        }
    }

    private List<Identity> ofStream(Identity stream) {
        ObjectNode input = input().put("StreamARN", streamArn(identity(stream.name() + "/any")));
        return AwsCalls.ifPresent(() -> calls().all("kinesis:ListStreamConsumers", input, "NextToken", "Consumers"))
                .orElseGet(List::of)
                .stream()
                .map(consumer -> identity(
                        stream.name() + "/" + consumer.path("ConsumerName").asText()))
                .toList();
    }

    /** A consumer's tags are found by its ARN, which only its description tells. */
    @Override
    protected Optional<SortedMap<String, String>> tagsNow(Identity identity) {
        return describe(identity)
                .flatMap(description -> ifPresent(
                        "kinesis:ListTagsForResource",
                        input().put(
                                        "ResourceARN",
                                        description.path("ConsumerARN").asText()),
                        identity))
                .map(output -> Tags.of(output.path("Tags")));
    }

    @Override
    protected Optional<Step> tagReading(Identity identity, String arn) {
        return Optional.of(Step.of("kinesis:ListTagsForResource", input().put("ResourceARN", arn)));
    }

    @Override
    protected String indexedType() {
        return "kinesis:stream";
    }

    @Override
    protected Optional<Identity> identityIn(String arn) {
        Matcher matcher = ARN.matcher(arn);
        return matcher.matches() ? Optional.of(identity(matcher.group(1) + "/" + matcher.group(2))) : Optional.empty();
    }

    @Override
    protected void create(Draft draft) {
        ObjectNode input = consumer(draft.identity());
        SortedMap<String, String> tags = intendedTags(draft);
        if (!tags.isEmpty()) {
            input.set("Tags", Tags.map(tags));
        }
        draft.settlingStep("kinesis:RegisterStreamConsumer", input);
    }

    /** Everything but the tags is the consumer's identity. */
    @Override
    protected void update(Draft draft) {
        updateTags(draft);
    }

    @Override
    protected void retag(
            Draft draft, SortedMap<String, String> set, List<String> remove, SortedMap<String, String> all) {
        ObjectNode input = input();
        input.set("ResourceARN", draft.live().attributes().path("arn"));
        if (!remove.isEmpty()) {
            ObjectNode removal = input.deepCopy();
            remove.forEach(removal.putArray("TagKeys")::add);
            draft.step("kinesis:UntagResource", removal);
        }
        if (!set.isEmpty()) {
            input.set("Tags", Tags.map(set));
            draft.step("kinesis:TagResource", input);
        }
    }

    @Override
    protected void delete(Draft draft) {
        draft.settlingDeletionStep("kinesis:DeregisterStreamConsumer", consumer(draft.identity()));
    }

    @Override
    protected boolean isLeaving(Identity identity) {
        return describe(identity)
                .filter(description -> status(description).equals(DELETING))
                .isPresent();
    }

    @Override
    public ObjectNode execute(Identity identity, Step step) {
        boolean isRepeated = step.action().equals("DeregisterStreamConsumer") && isLeaving(identity);
        return isRepeated ? input() : super.execute(identity, step);
    }

    @Override
    public Map<Identity, State> settle(Collection<Pending> pending) {
        Map<Identity, State> states = new HashMap<>();
        pending.forEach(one -> states.put(one.identity(), state(one, describe(one.identity()))));
        return states;
    }

    private static State state(Pending pending, Optional<JsonNode> description) {
        boolean isDeletion = pending.step().action().equals("DeregisterStreamConsumer");
        if (description.isPresent()) {
            String status = status(description.get());
            return status.equals("ACTIVE") && !isDeletion ? new Settled() : new Underway(status);
        }
        return isDeletion
                ? new Settled()
                : new Failed(Diagnostic.error(
                        "The consumer has disappeared",
                        pending.identity() + " was deregistered while it was being registered. Plan again."));
    }
}
