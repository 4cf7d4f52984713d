package dev.weir.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.aws.client.AwsConfig;
import dev.weir.spi.Identity;
import dev.weir.spi.Kind;
import dev.weir.spi.KindSchema;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The kind schemas")
final class KindSchemasTest {
    private final Map<String, Kind> kinds =
            new AwsProvider(AwsConfig.of(Optional.empty(), Optional.empty(), Optional.empty())).kinds();

    @Test
    void there_are_eleven_kinds_in_the_order_in_which_people_read_them() {
        assertThat(kinds.keySet())
                .containsExactly(
                        "buckets",
                        "objects",
                        "roles",
                        "streams",
                        "consumers",
                        "registries",
                        "schemas",
                        "databases",
                        "tables",
                        "jobs",
                        "crawlers");
    }

    @Test
    void each_is_called_by_the_name_it_is_found_under() {
        assertThat(kinds)
                .allSatisfy((name, kind) -> assertThat(kind.schema().kind()).isEqualTo(name));
    }

    @Test
    void an_object_is_called_by_the_singular_of_its_kind() {
        assertThat(kinds).allSatisfy((name, kind) -> assertThat(new Identity(name, "x").description())
                .isEqualTo(kind.schema().singular() + " 'x'"));
    }

    @Test
    void identity_properties_are_required_texts() {
        assertThat(kinds.values()).allSatisfy(kind -> {
            JsonNode document = kind.schema().document();
            for (String part : kind.schema().identity()) {
                assertThat(document.path("properties").path(part).path("type").asText())
                        .isEqualTo("string");
                assertThat(document.path("required").valueStream().map(JsonNode::asText))
                        .contains(part);
            }
        });
    }

    @Test
    void every_property_is_described_and_every_object_is_closed() {
        kinds.forEach((name, kind) -> describe(name, kind.schema().document()));
    }

    @Test
    void references_lead_to_kinds_that_exist() {
        kinds.values().forEach(kind -> kind.schema().document().findValues("reference").stream()
                .map(reference -> reference.path("kind").asText())
                .forEach(target -> assertThat(kinds).containsKey(target)));
    }

    @Test
    void every_default_is_a_value_that_its_own_property_allows() {
        kinds.values().forEach(kind -> checkDefaults(kind.schema().document()));
    }

    private static void describe(String place, JsonNode schema) {
        assertThat(schema.path("description").asText()).as(place).isNotBlank();
        if (schema.has("properties")) {
            assertThat(schema.path("additionalProperties").asBoolean(true))
                    .as(place)
                    .isFalse();
            schema.path("properties")
                    .properties()
                    .forEach(property -> describe(place + "." + property.getKey(), property.getValue()));
        }
        if (schema.path("items").has("properties")) {
            describe(place + "[]", schema.path("items"));
        }
    }

    private static void checkDefaults(JsonNode schema) {
        JsonNode byDefault = schema.path("default");
        if (schema.has("enum") && !byDefault.isMissingNode()) {
            assertThat(schema.path("enum").valueStream()).contains(byDefault);
        }
        if (byDefault.isObject()) {
            Set<String> known = Set.copyOf(schema.path("properties")
                    .propertyStream()
                    .map(Map.Entry::getKey)
                    .toList());
            byDefault.fieldNames().forEachRemaining(name -> assertThat(known).contains(name));
        }
        schema.path("properties").forEach(KindSchemasTest::checkDefaults);
    }

    @Test
    void an_arn_follows_from_properties_and_place() {
        KindSchema schema = kinds.get("roles").schema();
        var properties = schema.document().objectNode().put("name", "glue").put("path", "/etl/");
        var place = new dev.weir.spi.Environment("aws", "123456789012", "eu-west-1");
        assertThat(schema.attributes(properties, place).path("arn").asText())
                .isEqualTo("arn:aws:iam::123456789012:role/etl/glue");
    }
}
