package dev.weir.etl.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state document's text. Format 1.1:
 *
 * <pre>{@code
 * {"formatVersion":"1.1","job":"metrics","stream":"s","created":"2026-11-20T08:00:00Z","since":"2026-11-22T10:00:00Z","batch":7,"writer":"...",
 *  "committed":{"shardId-000000000000":{"sequenceNumber":"495...","ended":false,"readUpTo":"2026-11-22T10:00:00Z"}},
 *  "intent":{"batch":8,"batchTime":"...","specHash":"...","spec":{...},
 *            "ranges":[{"shard":"...","first":"...","last":"...","records":10000,"ended":false,"readUpTo":"..."}],
 *            "keys":["s3://..."]}}
 * }</pre>
 *
 * <p>{@code since} and {@code intent} may be absent. So may {@code created} and {@code readUpTo}, which format 1.0 lacks; they are added when
 * the document is next written. {@code writer} names the process that wrote the document: by it a writer
 * recognises its own text after a lost response.
 */
public final class StateJson {
    /** The version that this program writes. */
    public static final String FORMAT_VERSION = "1.1";

    private static final List<String> READ = List.of("1.0", FORMAT_VERSION);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StateJson() {}

    /** The document in UTF-8. */
    public static byte[] write(State state, String writer) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("formatVersion", FORMAT_VERSION).put("job", state.job()).put("stream", state.stream());
        state.created().ifPresent(created -> root.put("created", created.toString()));
        state.since().ifPresent(since -> root.put("since", since.toString()));
        root.put("batch", state.batch()).put("writer", writer);
        ObjectNode committed = root.putObject("committed");
        state.committed().forEach((shard, position) -> {
            ObjectNode node = committed.putObject(shard);
            node.put("sequenceNumber", position.sequenceNumber()).put("ended", position.ended());
            position.readUpTo().ifPresent(time -> node.put("readUpTo", time.toString()));
        });
        state.intent().ifPresent(intent -> intent(root.putObject("intent"), intent));
        try {
            return MAPPER.writeValueAsBytes(root);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void intent(ObjectNode node, Intent intent) {
        node.put("batch", intent.batch()).put("batchTime", intent.batchTime().toString());
        node.put("specHash", intent.specHash()).set("spec", intent.spec());
        ArrayNode ranges = node.putArray("ranges");
        for (ShardRange range : intent.ranges()) {
            ObjectNode member = ranges.addObject();
            member.put("shard", range.shard())
                    .put("first", range.first())
                    .put("last", range.last())
                    .put("records", range.records())
                    .put("ended", range.ended());
            range.readUpTo().ifPresent(time -> member.put("readUpTo", time.toString()));
        }
        intent.keys().forEach(node.putArray("keys")::add);
    }

    /**
     * Reads a document.
     *
     * @throws IllegalArgumentException when it is none, or of another format version; the message says which
     */
    public static State read(byte[] json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (IOException notJson) {
            throw new IllegalArgumentException("it is not JSON", notJson);
        }
        String version = text(root, "formatVersion");
        if (!READ.contains(version)) {
            throw new IllegalArgumentException("it has format version %s, and this program reads %s"
                    .formatted(version, String.join(" and ", READ)));
        }
        return new State(
                text(root, "job"),
                text(root, "stream"),
                optionalInstant(root, "created"),
                optionalInstant(root, "since"),
                number(root, "batch"),
                committed(member(root, "committed")),
                root.has("intent") ? Optional.of(intent(root.get("intent"))) : Optional.empty());
    }

    private static SortedMap<String, Position> committed(JsonNode node) {
        SortedMap<String, Position> positions = new TreeMap<>();
        node.properties()
                .forEach(entry -> positions.put(
                        entry.getKey(),
                        new Position(
                                text(entry.getValue(), "sequenceNumber"),
                                flag(entry.getValue(), "ended"),
                                optionalInstant(entry.getValue(), "readUpTo"))));
        return positions;
    }

    private static Intent intent(JsonNode node) {
        List<ShardRange> ranges = new ArrayList<>();
        for (JsonNode range : member(node, "ranges")) {
            ranges.add(new ShardRange(
                    text(range, "shard"),
                    text(range, "first"),
                    text(range, "last"),
                    number(range, "records"),
                    flag(range, "ended"),
                    optionalInstant(range, "readUpTo")));
        }
        List<String> keys = new ArrayList<>();
        member(node, "keys").forEach(key -> keys.add(key.asText()));
        return new Intent(
                number(node, "batch"),
                instant(node, "batchTime"),
                text(node, "specHash"),
                member(node, "spec"),
                ranges,
                keys);
    }

    private static JsonNode member(JsonNode node, String name) {
        JsonNode member = node.get(name);
        if (member == null) {
            throw new IllegalArgumentException("it lacks " + name);
        }
        return member;
    }

    private static String text(JsonNode node, String name) {
        JsonNode text = member(node, name);
        if (!text.isTextual()) {
            throw new IllegalArgumentException(name + " is not a string");
        }
        return text.textValue();
    }

    private static Optional<Instant> optionalInstant(JsonNode node, String name) {
        return node.has(name) ? Optional.of(instant(node, name)) : Optional.empty();
    }

    private static Instant instant(JsonNode node, String name) {
        try {
            return Instant.parse(text(node, name));
        } catch (DateTimeParseException notATime) {
            throw new IllegalArgumentException(name + " is not a time", notATime);
        }
    }

    private static long number(JsonNode node, String name) {
        JsonNode number = member(node, name);
        if (!number.isIntegralNumber()) {
            throw new IllegalArgumentException(name + " is not a whole number");
        }
        return number.longValue();
    }

    private static boolean flag(JsonNode node, String name) {
        JsonNode flag = member(node, name);
        if (!flag.isBoolean()) {
            throw new IllegalArgumentException(name + " is neither true nor false");
        }
        return flag.booleanValue();
    }
}
