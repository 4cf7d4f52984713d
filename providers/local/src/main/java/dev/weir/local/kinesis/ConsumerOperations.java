package dev.weir.local.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** Registered consumers. They pass from CREATING to ACTIVE, and from DELETING away, when their time has come. */
final class ConsumerOperations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LIMIT = 20;
    private static final int PAGE = 100;

    private final Streams streams;
    private final long settleMillis;

    ConsumerOperations(Streams streams, long settleMillis) {
        this.streams = streams;
        this.settleMillis = settleMillis;
    }

    static java.util.stream.Stream<ObjectNode> consumers(ObjectNode document) {
        return StreamSupport.stream(document.path("Consumers").spliterator(), false)
                .map(ObjectNode.class::cast);
    }

    ObjectNode register(ObjectNode input) {
        Stream stream = settled(input.path("StreamARN").asText());
        String name = input.path("ConsumerName").asText();
        ObjectNode consumer = NODES.objectNode()
                .put("ConsumerName", name)
                .put("ConsumerARN", stream.arn() + "/consumer/" + name + ":" + streams.now() / 1000)
                .put("ConsumerStatus", "CREATING");
        consumer.set("ConsumerCreationTimestamp", DecimalNode.valueOf(BigDecimal.valueOf(streams.now(), 3)));
        ObjectNode kept = consumer.deepCopy().put("StreamARN", stream.arn()).put("SettlesAt", settlesAt());
        kept.set("Tags", input.has("Tags") ? input.get("Tags") : NODES.objectNode());
        streams.edit(stream, document -> {
            streams.requireActive(stream);
            requireNew(stream, name);
            document.withArrayProperty("Consumers").add(kept);
        });
        return NODES.objectNode().set("Consumer", consumer);
    }

    private void requireNew(Stream stream, String name) {
        List<ObjectNode> all = consumers(stream.document()).toList();
        if (all.stream().anyMatch(other -> other.path("ConsumerName").asText().equals(name))) {
            throw new AwsException(
                    "ResourceInUseException",
                    "Consumer " + name + " under stream " + stream.name() + " already exists for account "
                            + streams.account() + ".");
        }
        if (all.size() >= LIMIT) {
            throw new AwsException(
                    "LimitExceededException",
                    "Stream " + stream.name() + " under account " + streams.account() + " has reached the limit of "
                            + LIMIT + " registered consumers.");
        }
    }

    ObjectNode deregister(ObjectNode input) {
        Stream stream = settled(streamArn(input));
        streams.edit(stream, document -> {
            ObjectNode consumer = find(document, input);
            if (!consumer.path("ConsumerStatus").asText().equals("ACTIVE")) {
                throw new AwsException(
                        "ResourceInUseException",
                        "Consumer " + consumer.path("ConsumerName").asText() + " is not ACTIVE, instead in state "
                                + consumer.path("ConsumerStatus").asText());
            }
            consumer.put("ConsumerStatus", "DELETING").put("SettlesAt", settlesAt());
        });
        return NODES.objectNode();
    }

    ObjectNode describe(ObjectNode input) {
        Stream stream = settled(streamArn(input));
        ObjectNode consumer = stream.read(document -> find(document, input).deepCopy());
        return NODES.objectNode().set("ConsumerDescription", consumer);
    }

    ObjectNode list(ObjectNode input) {
        Stream stream = settled(input.path("StreamARN").asText());
        String after = input.has("NextToken")
                ? Tokens.read(input.path("NextToken").asText()).last()
                : "";
        List<ObjectNode> all = stream.read(
                document -> consumers(document).map(ObjectNode::deepCopy).toList());
        List<ObjectNode> left = all.stream()
                .sorted(Comparator.comparing(
                        consumer -> consumer.path("ConsumerName").asText()))
                .filter(consumer -> consumer.path("ConsumerName").asText().compareTo(after) > 0)
                .toList();
        int size = Math.min(left.size(), input.path("MaxResults").asInt(PAGE));
        ObjectNode result = NODES.objectNode();
        ArrayNode array = result.putArray("Consumers");
        left.subList(0, size).forEach(array::add);
        if (left.size() > size) {
            String last = left.get(size - 1).path("ConsumerName").asText();
            result.put("NextToken", new Tokens(stream.name(), last).text());
        }
        return result;
    }

    private long settlesAt() {
        return streams.now() + settleMillis;
    }

    private static String streamArn(ObjectNode input) {
        String consumer = input.path("ConsumerARN").asText("");
        String stream = input.path("StreamARN").asText(consumer.replaceFirst("/consumer/.*", ""));
        if (stream.isEmpty()) {
            throw new AwsException(
                    "InvalidArgumentException",
                    "Either ConsumerARN or both StreamARN and ConsumerName must be provided.");
        }
        return stream;
    }

    private ObjectNode find(ObjectNode document, ObjectNode input) {
        String arn = input.path("ConsumerARN").asText("");
        String name = input.path("ConsumerName").asText("");
        if (arn.isEmpty() && name.isEmpty()) {
            throw new AwsException(
                    "InvalidArgumentException",
                    "Either ConsumerARN or both StreamARN and ConsumerName have to be specified.");
        }
        return consumers(document)
                .filter(consumer -> consumer.path("ConsumerARN").asText().equals(arn)
                        || consumer.path("ConsumerName").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AwsException(
                        "ResourceNotFoundException",
                        "Consumer " + (arn.isEmpty() ? name : arn) + ", account " + streams.account() + " not found."));
    }

    private Stream settled(String arn) {
        Stream stream = streams.requireArn(arn);
        if (stream.read(document -> consumers(document).anyMatch(this::isDue))) {
            streams.pass(stream, document -> settle(document.withArrayProperty("Consumers")));
        }
        return stream;
    }

    private boolean isDue(JsonNode consumer) {
        return consumer.has("SettlesAt") && consumer.path("SettlesAt").asLong() <= streams.now();
    }

    private void settle(ArrayNode consumers) {
        for (int i = consumers.size() - 1; i >= 0; i--) {
            ObjectNode consumer = (ObjectNode) consumers.get(i);
            boolean due = isDue(consumer);
            if (due && consumer.path("ConsumerStatus").asText().equals("DELETING")) {
                consumers.remove(i);
            } else if (due) {
                consumer.put("ConsumerStatus", "ACTIVE").remove("SettlesAt");
            }
        }
    }
}
