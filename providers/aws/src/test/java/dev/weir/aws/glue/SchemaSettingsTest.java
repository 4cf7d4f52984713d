package dev.weir.aws.glue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.AwsProvider;
import dev.weir.aws.client.AwsConfig;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import dev.weir.spi.Identity;
import dev.weir.spi.Kind;
import dev.weir.spi.Live;
import dev.weir.spi.PlanRequest;
import dev.weir.spi.PlanResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A schema's checkpoint and metadata")
final class SchemaSettingsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Identity SCHEMA = new Identity("schemas", "lab/reading");
    private static final String STRING = "\"{\\\"type\\\":\\\"string\\\"}\"";
    private static final String NUMBER = "\"{\\\"type\\\":\\\"number\\\"}\"";

    private final Kind schemas = new AwsProvider(AwsConfig.of(Optional.empty(), Optional.empty(), Optional.empty()))
            .kinds()
            .get("schemas");

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static ObjectNode schema(String definition, String further) {
        return tree("""
                {"registry": "lab", "name": "reading", "dataFormat": "JSON", "compatibility": "NONE", "definition": %s%s}""".formatted(definition, further));
    }

    /** Version 3 of a schema, whose compatibility counts from version 2. */
    private static Live live(String further) {
        return new Live(
                SCHEMA,
                schema(STRING, ", \"checkpoint\": 2" + further),
                tree("{\"versionNumber\": 3, \"checkpoint\": 2, \"nextVersion\": 5}"),
                Optional.empty());
    }

    private PlanResponse plan(ObjectNode desired, Live live) {
        return schemas.plan(new PlanRequest(
                SCHEMA,
                Optional.of(desired),
                Optional.of(live),
                Optional.empty(),
                new Environment("aws", "123456789012", "us-east-1"),
                identity -> Optional.empty()));
    }

    /** The steps as operation and what is special in each. */
    private static List<String> steps(PlanResponse plan) {
        return plan.steps().stream()
                .map(step -> {
                    ObjectNode input = step.input().deepCopy();
                    input.remove(List.of("SchemaId", "SchemaDefinition"));
                    return step.action() + input.toString().replace("\"", "");
                })
                .toList();
    }

    @Test
    void stay_where_they_are_when_something_else_changes() {
        assertThat(steps(plan(schema(STRING, ", \"description\": \"x\", \"compatibility\": \"FULL\""), live(""))))
                .containsExactly(
                        "UpdateSchema{Description:x}",
                        "UpdateSchema{SchemaVersionNumber:{VersionNumber:2},Compatibility:FULL}");
        assertThat(plan(schema(STRING, ""), live("")).steps()).isEmpty();
    }

    @Test
    void move_only_to_a_declared_version() {
        assertThat(steps(plan(schema(STRING, ", \"checkpoint\": 1"), live(""))))
                .containsExactly("UpdateSchema{SchemaVersionNumber:{VersionNumber:1}}");
        assertThat(steps(plan(schema(STRING, ", \"checkpoint\": \"latest\""), live(""))))
                .containsExactly("UpdateSchema{SchemaVersionNumber:{LatestVersion:true}}");
        assertThat(plan(schema(STRING, ", \"checkpoint\": 4"), live("")).diagnostics())
                .extracting(Diagnostic::summary)
                .containsExactly("The checkpoint is no version of the schema");
    }

    @Test
    void follow_a_new_version_after_it_is_registered() {
        PlanResponse plan = plan(
                schema(NUMBER, ", \"checkpoint\": \"latest\", \"metadata\": {\"owner\": \"icu\"}"),
                live(", \"metadata\": {\"owner\": \"icu\", \"old\": \"x\"}"));
        assertThat(steps(plan))
                .containsExactly(
                        "TagResource{ResourceArn:arn:aws:glue:us-east-1:123456789012:schema/lab/reading,TagsToAdd:{weir:metadata:owner}}",
                        "RegisterSchemaVersion{}",
                        "UpdateSchema{SchemaVersionNumber:{LatestVersion:true}}",
                        "PutSchemaVersionMetadata{SchemaVersionNumber:{LatestVersion:true},MetadataKeyValue:{MetadataKey:owner,MetadataValue:icu}}");
        assertThat(plan.attributes().path("checkpoint").asLong()).isEqualTo(5);
    }

    @Test
    void give_way_before_they_are_set_anew_because_ten_pairs_are_the_most() {
        assertThat(steps(plan(
                        schema(STRING, ", \"metadata\": {\"owner\": \"ward\"}"),
                        live(", \"metadata\": {\"owner\": \"icu\"}"))))
                .containsExactly(
                        "RemoveSchemaVersionMetadata{SchemaVersionNumber:{LatestVersion:true},MetadataKeyValue:{MetadataKey:owner,MetadataValue:icu}}",
                        "PutSchemaVersionMetadata{SchemaVersionNumber:{LatestVersion:true},MetadataKeyValue:{MetadataKey:owner,MetadataValue:ward}}");
    }
}
