package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.weir.contract.Verdict.Outcome;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How long 100 schemas of 200 fields take against 20 earlier versions each, texts in and verdicts out, beside a peer in the same
 * JVM. No test: nothing here depends on the clock, and its name keeps it out of the build. To run it:
 *
 * <pre>mvn verify -pl engine/contract -am -Dtest=CompatibilityBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * <p>The first round is a cold JVM's. The peers do less: Avro's own check of the parsed texts, without what its decoder and
 * logical types add; networknt's validator, which takes both schemas in and judges a single instance; for Protobuf, the
 * parser alone.
 */
class CompatibilityBenchmark {
    private static final int SCHEMAS = 100;
    private static final int VERSIONS = 20;
    private static final int FIELDS = 200;
    private static final int ROUNDS = 4;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @EnumSource(DataFormat.class)
    void many_schemas_against_many_versions(DataFormat format) {
        List<SchemaDefinition> proposed = IntStream.range(0, SCHEMAS)
                .mapToObj(schema -> definition(format, schema, VERSIONS))
                .toList();
        List<List<SchemaDefinition>> earlier = IntStream.range(0, SCHEMAS)
                .mapToObj(schema -> IntStream.range(0, VERSIONS)
                        .mapToObj(version -> definition(format, schema, VERSIONS - 1 - version))
                        .toList())
                .toList();
        for (int round = 1; round <= ROUNDS; round++) {
            long check = milliseconds(() -> check(proposed, earlier));
            long peer = milliseconds(() -> each(proposed, earlier, peer(format)));
            System.out.printf(
                    "%s round %d: %d ms, peer %d ms, ratio %.2f%n", format, round, check, peer, (double) check / peer);
        }
    }

    private static void check(List<SchemaDefinition> proposed, List<List<SchemaDefinition>> earlier) {
        for (int i = 0; i < proposed.size(); i++) {
            assertThat(Compatibility.check(proposed.get(i), CompatibilityMode.BACKWARD_ALL, earlier.get(i))
                            .outcome())
                    .isEqualTo(Outcome.COMPATIBLE);
        }
    }

    private static void each(
            List<SchemaDefinition> proposed,
            List<List<SchemaDefinition>> earlier,
            BiConsumer<SchemaDefinition, SchemaDefinition> peer) {
        for (int i = 0; i < proposed.size(); i++) {
            for (SchemaDefinition before : earlier.get(i)) {
                peer.accept(before, proposed.get(i));
            }
        }
    }

    private static BiConsumer<SchemaDefinition, SchemaDefinition> peer(DataFormat format) {
        return switch (format) {
            case AVRO ->
                (before, after) -> SchemaCompatibility.checkReaderWriterCompatibility(
                        new Schema.Parser().parse(after.text()), new Schema.Parser().parse(before.text()));
            case JSON -> CompatibilityBenchmark::validate;
            case PROTOBUF ->
                (before, after) -> {
                    ProtobufText.read(before.text());
                    ProtobufText.read(after.text());
                };
        };
    }

    private static void validate(SchemaDefinition before, SchemaDefinition after) {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
        JsonNode instance = MAPPER.createObjectNode().put("field0", "x");
        for (SchemaDefinition definition : List.of(before, after)) {
            try {
                registry.getSchema(MAPPER.readTree(definition.text())).validate(instance);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(definition.text(), e);
            }
        }
    }

    private static long milliseconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static SchemaDefinition definition(DataFormat format, int schema, int version) {
        int fields = FIELDS - VERSIONS + version;
        String text =
                switch (format) {
                    case AVRO ->
                        "{\"type\":\"record\",\"name\":\"a.R%d\",\"fields\":[%s]}"
                                .formatted(schema, list(fields, true));
                    case JSON ->
                        "{\"type\":\"object\",\"additionalProperties\":false,\"title\":\"R%d\",\"properties\":{%s}}"
                                .formatted(schema, list(fields, false));
                    case PROTOBUF -> protobuf(schema, fields);
                };
        return new SchemaDefinition(format, text);
    }

    private static String list(int fields, boolean avro) {
        return String.join(
                ",",
                IntStream.range(0, fields)
                        .mapToObj(i -> avro
                                ? "{\"name\":\"field%d\",%s}".formatted(i, avroType(i))
                                : "\"field%d\":%s".formatted(i, jsonType(i)))
                        .toList());
    }

    private static String avroType(int field) {
        return switch (field % 5) {
            case 0 -> "\"type\":\"string\",\"default\":\"\"";
            case 1 -> "\"type\":{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"},\"default\":0";
            case 2 -> "\"type\":[\"null\",\"double\"],\"default\":null";
            case 3 -> "\"type\":{\"type\":\"array\",\"items\":\"string\"},\"default\":[]";
            default ->
                ("\"type\":[\"null\",{\"type\":\"record\",\"name\":\"N%d\",\"fields\":"
                                + "[{\"name\":\"a\",\"type\":\"string\"}]}],\"default\":null")
                        .formatted(field);
        };
    }

    private static String jsonType(int field) {
        return switch (field % 5) {
            case 0 -> "{\"type\":\"string\",\"maxLength\":%d}".formatted(100 + field);
            case 1 -> "{\"type\":\"integer\",\"minimum\":0}";
            case 2 -> "{\"type\":[\"null\",\"number\"]}";
            case 3 -> "{\"type\":\"array\",\"items\":{\"enum\":[\"A\",\"B\"]}}";
            default ->
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"additionalProperties\":false}";
        };
    }

    private static String protobuf(int schema, int fields) {
        List<String> types = List.of("string", "int64", "optional double", "repeated string", "N");
        StringBuilder text = new StringBuilder("syntax = \"proto3\"; package a; message R%d {".formatted(schema));
        for (int i = 0; i < fields; i++) {
            text.append("%s field%d = %d;\n".formatted(types.get(i % types.size()), i, i + 1));
        }
        return text.append("} message N { string a = 1; }").toString();
    }
}
