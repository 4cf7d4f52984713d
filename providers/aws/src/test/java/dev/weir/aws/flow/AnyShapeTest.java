package dev.weir.aws.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonParser.Feature;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.spi.DataFlow;
import dev.weir.spi.DataFlow.Landscape;
import dev.weir.spi.DataFlow.Resource;
import dev.weir.spi.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A stack is checked while parts of it are wrong, so any value may be missing or of another type. */
class AnyShapeTest {
    private static final List<JsonNode> ODD = List.of(
            NullNode.getInstance(),
            IntNode.valueOf(-1),
            TextNode.valueOf(""),
            TextNode.valueOf("s3://"),
            TextNode.valueOf("{"),
            JsonNodeFactory.instance.arrayNode().add(1).addNull(),
            JsonNodeFactory.instance.objectNode().put("a", 1));
    private static final ObjectMapper YAMLISH =
            new ObjectMapper().enable(Feature.ALLOW_UNQUOTED_FIELD_NAMES).enable(Feature.ALLOW_SINGLE_QUOTES);
    private static final AwsDataFlow FLOW = new AwsDataFlow();

    private static List<Resource> stack() {
        return List.of(
                resource("streams", "readings", "{name: 'readings'}"),
                resource("roles", "glue", "{name: 'glue', policies: {p: {Statement: []}}}"),
                resource("objects", "lake/x", "{bucket: 'lake', key: 'x'}"),
                resource(
                        "schemas",
                        "plant/reading",
                        "{registry: 'plant', name: 'reading', dataFormat: 'JSON', definition:"
                                + " '{\\\"properties\\\": {\\\"id\\\": {\\\"type\\\": \\\"integer\\\"}}}'}"),
                resource(
                        "tables",
                        "plant/readings",
                        "{database: 'plant', name: 'readings', stream: 'readings', schema: 'plant/reading',"
                                + " columns: [{name: 'id', type: 'bigint'}]}"),
                resource(
                        "tables",
                        "plant/lake",
                        "{location: 's3://lake/copy/', format: 'parquet', partitionKeys: [{name: 'ingest_year', type: 'string'}],"
                                + " storageDescriptor: {columns: [{name: 'id', type: 'bigint'}], parameters: {streamARN: 'a:stream/b'},"
                                + " schemaReference: {schemaId: {registryName: 'plant', schemaName: 'reading'}, schemaVersionNumber: 1},"
                                + " serdeInfo: {parameters: {'parquet.column.index.access': 'true'}}}}"),
                resource("tables", "plant/over", "{database: 'plant', name: 'over', sink: 'whole'}"),
                resource(
                        "jobs",
                        "whole",
                        "{name: 'whole', pipeline: {from: 'plant/readings', to: {path: 's3://lake/whole/'}}}"),
                resource("jobs", "copy", job("copy", "s3://lake/copy/")),
                resource("jobs", "other", job("other", "s3://lake/copy/inner/")),
                resource("crawlers", "lake", "{targets: {s3Targets: [{path: 's3://lake/copy/'}]}}"));
    }

    private static String job(String name, String path) {
        return "{name: '%s', pipeline: {from: 'plant/readings', filter: {field: 'id', equalTo: '1'}, mapping: [{source: 'id',"
                        .formatted(name)
                + " target: 'id', type: 'long'}], to: {path: '%s', partitionBy: 'ingestYear', rejects: 's3://lake/r/'}, checkpoint: 's3://lake/%s'}}"
                        .formatted(path, name);
    }

    private static Resource resource(String kind, String name, String properties) {
        try {
            return new Resource(kind + "." + name, new Identity(kind, name), (ObjectNode) YAMLISH.readTree(properties));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<JsonPointer> pointers(JsonNode node, JsonPointer at) {
        List<JsonPointer> pointers = new ArrayList<>();
        node.properties().forEach(member -> {
            pointers.add(at.appendProperty(member.getKey()));
            pointers.addAll(pointers(member.getValue(), at.appendProperty(member.getKey())));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            pointers.add(at.appendIndex(i));
            pointers.addAll(pointers(node.get(i), at.appendIndex(i)));
        }
        return pointers;
    }

    private static void put(ObjectNode root, JsonPointer pointer, JsonNode value) {
        JsonNode parent = root.at(pointer.head());
        if (parent instanceof ArrayNode array) {
            array.set(pointer.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(pointer.last().getMatchingProperty(), value);
        }
    }

    @Test
    void a_sound_stack_has_no_findings() {
        List<Resource> sound = stack().stream()
                .filter(resource -> !resource.identity().name().equals("other"))
                .toList();
        assertThat(FLOW.check(new Landscape(sound, DataFlow.Known.NOTHING)))
                .as("the table is read by position, in the order in which it is written")
                .isEmpty();
    }

    @Test
    void a_value_of_any_shape_anywhere_is_no_reason_to_fail() {
        for (int i = 0; i < stack().size(); i++) {
            ObjectNode properties = stack().get(i).properties();
            for (JsonPointer pointer : pointers(properties, JsonPointer.empty())) {
                for (JsonNode odd : ODD) {
                    List<Resource> stack = stack();
                    put(stack.get(i).properties(), pointer, odd.deepCopy());
                    Landscape landscape = new Landscape(stack, DataFlow.Known.NOTHING);
                    assertThatCode(() -> {
                                FLOW.check(landscape);
                                FLOW.dependents(new Identity("schemas", "plant/reading"), Set.of("id"), landscape);
                            })
                            .as("%s at %s of %s", odd, pointer, stack.get(i).address())
                            .doesNotThrowAnyException();
                }
            }
        }
    }
}
