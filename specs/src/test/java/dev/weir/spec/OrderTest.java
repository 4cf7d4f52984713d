package dev.weir.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import dev.weir.spi.KindSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must be known, or exist, before what. */
class OrderTest {
    private static final Environment ENVIRONMENT = new Environment("aws", "123456789012", "eu-west-1");
    private static final StackLoader LOADER = new StackLoader(List.of(kind("""
                    {weir: {kind: 'roles', singular: 'role', identity: ['name'],
                            attributes: {arn: 'arn:${partition}:iam::${account}:role${path}${name}'}},
                     type: 'object', properties: {
                       name: {type: 'string'}, path: {type: 'string', default: '/'}, description: {type: 'string'},
                       trust: {type: ['object', 'string'], weir: {policy: true}},
                       policies: {type: 'object', additionalProperties: {type: ['object', 'string']}}}}"""), kind("""
                    {weir: {kind: 'buckets', singular: 'bucket', identity: ['name'],
                            attributes: {arn: 'arn:${partition}:s3:::${name}'}},
                     type: 'object', properties: {
                       name: {type: 'string', maxLength: 10}, tags: {type: 'object'},
                       logs: {type: 'string', weir: {reference: {kind: 'buckets'}}},
                       policy: {type: ['object', 'string'], weir: {policy: true}}}}""")));

    @TempDir
    private Path directory;

    @Test
    void a_role_may_name_itself() throws IOException {
        Evaluation evaluation = evaluate("""
                stack: shop
                roles:
                  me:
                    name: me
                    description: "${roles.me.name} at ${roles.me.arn}"
                    policies: { own: { Statement: [ { Resource: "${roles.me.arn}" } ] } }
                """);

        assertThat(properties(evaluation, "roles.me"))
                .hasToString(
                        "{\"name\":\"me\",\"description\":\"me at arn:aws:iam::123456789012:role/me\",\"policies\":"
                                + "{\"own\":{\"Statement\":[{\"Resource\":\"arn:aws:iam::123456789012:role/me\"}]}},\"path\":\"/\"}");
    }

    @Test
    void two_roles_may_name_each_other() throws IOException {
        Evaluation evaluation = evaluate("""
                stack: shop
                roles:
                  a: { policies: { other: { Resource: "${roles.b.arn}" } }, name: "${stack}-a" }
                  b: { policies: { other: { Resource: "${roles.a.arn}" } }, name: "${stack}-b", path: /etl/ }
                """);

        assertThat(properties(evaluation, "roles.a")
                        .at("/policies/other/Resource")
                        .asText())
                .isEqualTo("arn:aws:iam::123456789012:role/etl/shop-b");
        assertThat(properties(evaluation, "roles.b")
                        .at("/policies/other/Resource")
                        .asText())
                .isEqualTo("arn:aws:iam::123456789012:role/shop-a");
    }

    @Test
    void a_bucket_may_name_a_role_that_names_the_bucket() throws IOException {
        Evaluation evaluation = evaluate("""
                stack: shop
                buckets:
                  lake:
                    policy: { Statement: [ { Principal: { AWS: "${roles.etl.arn}" }, Resource: "${buckets.lake.arn}/*" } ] }
                    name: lake
                roles:
                  etl: { name: "etl-${buckets.lake.name}", policies: { lake: { Resource: "${buckets.lake.arn}/*" } } }
                """);

        assertThat(properties(evaluation, "buckets.lake")
                        .at("/policy/Statement/0/Principal/AWS")
                        .asText())
                .endsWith("role/etl-lake");
        assertThat(properties(evaluation, "roles.etl")
                        .at("/policies/lake/Resource")
                        .asText())
                .isEqualTo("arn:aws:s3:::lake/*");
    }

    @Test
    void a_default_can_be_read_within_a_group_that_names_itself() throws IOException {
        Evaluation evaluation = evaluate("""
                stack: shop
                roles:
                  a: { name: a, description: "${roles.a.path}${roles.b.path}" }
                  b: { name: b, description: "${roles.a.description}" }
                """);

        assertThat(properties(evaluation, "roles.b").path("description").asText())
                .isEqualTo("//");
    }

    @Test
    void values_that_are_made_from_each_other_are_an_error() throws IOException {
        Evaluation evaluation = evaluate("""
                stack: shop
                roles:
                  a: { name: a, description: "${roles.b.description}" }
                  b: { name: b, description: "${roles.a.description}" }
                """);

        assertThat(evaluation.diagnostics()).extracting(Diagnostic::summary).containsExactly("Values need each other");
        assertThat(evaluation.diagnostics().getFirst().detail())
                .contains("roles.a.description reads roles.b.description (stack.yaml:3:33)")
                .contains("roles.b.description reads roles.a.description (stack.yaml:4:33)");
    }

    @Test
    void principals_that_need_each_other_are_an_error_with_the_places() throws IOException {
        Evaluation evaluation = evaluate("""
                stack: shop
                roles:
                  a: { name: a, trust: { Statement: { Principal: { AWS: ["${roles.b.arn}"] } } } }
                  b: { name: b, trust: '{"Statement": [{"Principal": {"AWS": "${roles.a.arn}"}}]}' }
                """);

        assertThat(evaluation.diagnostics())
                .extracting(Diagnostic::summary)
                .containsExactly("Resources need each other");
        assertThat(evaluation.diagnostics().getFirst().detail())
                .contains("roles.a needs roles.b (stack.yaml:3:")
                .contains("roles.b needs roles.a (stack.yaml:4:");
    }

    @Test
    void references_that_need_each_other_are_an_error_also_when_written_as_names() throws IOException {
        Evaluation evaluation = evaluate("""
                stack: shop
                buckets:
                  a: { name: a, logs: b }
                  b: { name: b, logs: "${buckets.a}" }
                """);

        assertThat(evaluation.diagnostics().getFirst().detail())
                .contains("buckets.a needs buckets.b (stack.yaml:3:")
                .contains("buckets.b needs buckets.a (stack.yaml:4:");
    }

    @Test
    void a_mistake_in_a_name_is_reported_once_where_resources_name_each_other() throws IOException {
        Evaluation evaluation = evaluate("""
                stack: shop
                buckets:
                  a: { name: "${stack}-far-too-long", tags: { other: "${buckets.b.arn}" } }
                  b: { name: b, tags: { other: "${buckets.a.arn}" } }
                """);

        assertThat(evaluation.diagnostics()).hasSize(1);
        assertThat(evaluation.diagnostics().getFirst().address()).contains("buckets.a");
    }

    @Test
    void a_long_ring_of_names_needs_no_deep_stack() throws IOException {
        StringBuilder yaml = new StringBuilder("stack: shop\nroles:\n");
        for (int i = 0; i < 3_000; i++) {
            yaml.append("  r%d: { name: r%d, description: \"${roles.r%d.arn}\" }\n".formatted(i, i, (i + 1) % 3_000));
        }

        Evaluation evaluation = evaluate(yaml.toString());

        assertThat(properties(evaluation, "roles.r2999").path("description").asText())
                .endsWith("role/r0");
    }

    private Evaluation evaluate(String yaml) throws IOException {
        Files.writeString(directory.resolve("stack.yaml"), yaml);
        ParsedStack parsed = LOADER.parse(new LoadRequest(directory, Map.of(), List.of(), Optional.empty(), Map.of()));
        assertThat(parsed.diagnostics()).isEmpty();
        return parsed.evaluate(ENVIRONMENT);
    }

    private static JsonNode properties(Evaluation evaluation, String address) {
        assertThat(evaluation.diagnostics()).isEmpty();
        return evaluation
                .stack()
                .orElseThrow()
                .resources()
                .get(Address.parse(address).orElseThrow())
                .properties();
    }

    private static KindSchema kind(String schema) {
        try {
            return new KindSchema((ObjectNode) JsonMapper.builder()
                    .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                    .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
                    .build()
                    .readTree(schema));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(schema, wrong);
        }
    }
}
