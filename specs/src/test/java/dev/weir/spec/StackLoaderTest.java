package dev.weir.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackLoaderTest {
    private static final Environment ENVIRONMENT = new Environment("aws", "123456789012", "eu-west-1");

    @TempDir
    private Path directory;

    private ParsedStack parse(String yaml, Map<String, String> variables) throws IOException {
        Files.writeString(directory.resolve("stack.yaml"), yaml);
        return new StackLoader(TestKinds.ALL)
                .parse(new LoadRequest(directory, variables, List.of(), Optional.empty(), Map.of()));
    }

    private Stack stack(String yaml) throws IOException {
        ParsedStack parsed = parse(yaml, Map.of());
        assertThat(parsed.diagnostics()).isEmpty();
        Evaluation evaluation = parsed.evaluate(ENVIRONMENT);
        assertThat(evaluation.diagnostics()).isEmpty();
        return evaluation.stack().orElseThrow();
    }

    @Test
    void tagsOfTheStackGoToEveryResourceThatDoesNotSetThemItself() throws IOException {
        Stack stack = stack("""
                stack: shop
                variables: { owner: { type: string, default: sales } }
                tags: { team: "${var.owner}", cost: 4711 }
                streams:
                  orders: { name: orders, shardCount: 1, tags: { team: orders } }
                  returns: { name: returns, shardCount: 1 }
                """);
        assertThat(tags(stack, "orders")).hasToString("{\"team\":\"orders\",\"cost\":\"4711\"}");
        assertThat(tags(stack, "returns")).hasToString("{\"cost\":\"4711\",\"team\":\"sales\"}");
    }

    private static JsonNode tags(Stack stack, String stream) {
        return stack.resources()
                .get(new Address("streams", stream))
                .properties()
                .path("tags");
    }

    @Test
    void tagsOfTheStackMustNotBeReservedOnes() throws IOException {
        assertThat(parse("stack: shop\ntags: { \"aws:x\": a }\n", Map.of()).diagnostics())
                .extracting(Diagnostic::summary)
                .containsExactly("Tag not allowed");
    }

    @Test
    void aStackBecomesResourcesWithDefaultsAttributesAndReferences() throws IOException {
        Stack stack = stack("""
                stack: shop
                aws: { region: eu-west-1, account: 012345678901 }
                streams:
                  orders: { name: "${stack}-orders", shardCount: "${1 + 1}" }
                jobs:
                  etl:
                    name: etl
                    stream: ${streams.orders}
                    streams: [ "${streams.orders}" ]
                    mapping: [ { source: a, type: long } ]
                outputs:
                  arn: ${streams.orders.arn}
                """);
        assertThat(stack.name()).isEqualTo("shop");
        assertThat(stack.aws().account()).contains("012345678901");
        Resource orders = stack.resources().get(new Address("streams", "orders"));
        assertThat(orders.properties())
                .hasToString(
                        "{\"name\":\"shop-orders\",\"shardCount\":2,\"mode\":\"PROVISIONED\",\"retentionPeriodHours\":24}");
        Resource etl = stack.resources().get(new Address("jobs", "etl"));
        assertThat(etl.properties())
                .hasToString(
                        "{\"name\":\"etl\",\"stream\":\"arn:aws:kinesis:eu-west-1:123456789012:stream/shop-orders\","
                                + "\"streams\":[\"shop-orders\"],\"mapping\":[{\"source\":\"a\",\"type\":\"long\",\"nullable\":true}]}");
        assertThat(etl.references()).containsExactly(orders.address());
        assertThat(stack.outputs().get("arn").asText())
                .isEqualTo("arn:aws:kinesis:eu-west-1:123456789012:stream/shop-orders");
    }

    private JsonNode properties(String yaml, String address) throws IOException {
        return stack(yaml).resources().get(Address.parse(address).orElseThrow()).properties();
    }

    @Test
    void aWholeExpressionKeepsItsTypeAndOneInTextBecomesText() throws IOException {
        JsonNode properties = properties("""
                stack: shop
                variables: { shards: { default: 2 }, metrics: { default: [IncomingBytes] }, tags: { default: { a: b } } }
                streams:
                  a:
                    name: "a-${var.shards}-${true}-${1.50}"
                    shardCount: ${var.shards}
                    metrics: ${var.metrics}
                    tags: ${var.tags}
                """, "streams.a");
        assertThat(properties)
                .hasToString("{\"name\":\"a-2-true-1.5\",\"shardCount\":2,\"metrics\":[\"IncomingBytes\"],"
                        + "\"tags\":{\"a\":\"b\"},\"mode\":\"PROVISIONED\",\"retentionPeriodHours\":24}");
    }

    @Test
    void anEscapedExpressionIsText() throws IOException {
        assertThat(properties(
                                "stack: shop\nstreams:\n  a: { name: a, tags: { x: '$${var.y} ${stack}' } }\n",
                                "streams.a")
                        .at("/tags/x")
                        .asText())
                .isEqualTo("${var.y} shop");
    }

    @Test
    void aPropertyThatBecomesNullIsAbsent() throws IOException {
        assertThat(properties(
                                "stack: shop\nstreams:\n  a: { name: a, shardCount: \"${stack == 'shop' ? null : dyn(1)}\" }\n",
                                "streams.a")
                        .has("shardCount"))
                .isFalse();
    }

    @Test
    void forEachMakesOneResourcePerKey() throws IOException {
        Stack stack = stack("""
                stack: shop
                variables: { regions: { type: map, default: { eu: { shards: 2 }, us: { shards: 4 } } } }
                streams:
                  orders:
                    forEach: ${var.regions}
                    name: orders-${each.key}
                    shardCount: ${each.value.shards}
                jobs:
                  etl:
                    forEach: [eu, us]
                    name: etl-${each.key}
                    stream: ${streams.orders[each.key]}
                    streams: ['${streams.orders["us"]}']
                outputs:
                  eu: ${streams.orders["eu"].arn}
                  all: ${[streams.orders.eu.name, streams.orders["us"].name].join(",")}
                """);
        assertThat(stack.resources().keySet())
                .extracting(Address::toString)
                .containsExactly(
                        "jobs.etl[\"eu\"]", "jobs.etl[\"us\"]", "streams.orders[\"eu\"]", "streams.orders[\"us\"]");
        Resource eu = stack.resources().get(new Address("jobs", "etl[\"eu\"]"));
        assertThat(eu.properties().path("stream").asText()).endsWith("stream/orders-eu");
        assertThat(eu.properties().at("/streams/0").asText()).isEqualTo("orders-us");
        assertThat(eu.references())
                .extracting(Address::toString)
                .containsExactly("streams.orders[\"eu\"]", "streams.orders[\"us\"]");
        assertThat(stack.outputs().get("all").asText()).isEqualTo("orders-eu,orders-us");
    }

    @Test
    void aNameThatIsWrittenOutRefersToTheResourceThatHasIt() throws IOException {
        Stack stack = stack("""
                stack: shop
                registries: { demo: { name: MyRegistry } }
                schemas: { orders: { registry: MyRegistry, name: orders, definition: "{}" } }
                jobs: { one: { name: one, streams: [elsewhere], stream: "arn:aws:kinesis:eu-west-1:123456789012:stream/a" } }
                streams: { a: { name: a } }
                """);
        assertThat(stack.resources().get(new Address("schemas", "orders")).references())
                .containsExactly(new Address("registries", "demo"));
        assertThat(stack.resources().get(new Address("jobs", "one")).references())
                .containsExactly(new Address("streams", "a"));
    }

    @Test
    void filesBecomeTheirTextOrTheirDigest() throws IOException {
        Files.writeString(directory.resolve("orders.json"), "{\"ü\": \"${not.an.expression}\"}");
        Files.writeString(directory.resolve("etl.py"), "print(1)");
        Stack stack = stack("""
                stack: shop
                registries: { demo: { name: demo } }
                schemas: { orders: { registry: "${registries.demo}", name: orders, definition: { file: "${'orders'}.json" } } }
                jobs: { one: { name: one, script: { file: etl.py } } }
                """);
        assertThat(stack.resources()
                        .get(new Address("schemas", "orders"))
                        .properties()
                        .path("definition")
                        .asText())
                .isEqualTo("{\"ü\": \"${not.an.expression}\"}");
        JsonNode script =
                stack.resources().get(new Address("jobs", "one")).properties().path("script");
        assertThat(script.path("file").asText())
                .isEqualTo(directory.resolve("etl.py").toAbsolutePath().toString());
        assertThat(script.path("sha256").asText())
                .isEqualTo("d287bb7f9d15abdc5b6e98536263815744b6ef21c8f3c839fc434ca70d8efe99");
        assertThat(script.path("size").asInt()).isEqualTo(8);
    }

    @Test
    void lifecycleOptionsBecomePointers() throws IOException {
        Stack stack = stack("""
                stack: shop
                streams:
                  a:
                    name: a
                    lifecycle: { protect: true, adopt: true, ignoreChanges: [shardCount, /tags/owner], replaceWhen: [mode] }
                """);
        assertThat(stack.resources().get(new Address("streams", "a")).lifecycle())
                .isEqualTo(new Lifecycle(true, true, List.of("/shardCount", "/tags/owner"), List.of("/mode")));
    }

    @Test
    void everyValueKnowsItsPlaceInItsFile() throws IOException {
        Files.writeString(directory.resolve("streams.yaml"), "streams:\n  a:\n    name: a\n    tags: { x: y }\n");
        Positions positions = stack("stack: shop\n")
                .resources()
                .get(new Address("streams", "a"))
                .positions();
        assertThat(positions.locate("").orElseThrow()).hasToString("streams.yaml:2:3");
        assertThat(positions.locate("/name").orElseThrow()).hasToString("streams.yaml:3:11");
        assertThat(positions.locate("/tags/x").orElseThrow()).hasToString("streams.yaml:4:16");
        assertThat(positions.locate("/retentionPeriodHours").orElseThrow()).hasToString("streams.yaml:2:3");
    }

    @Test
    void theStacksNameAndItsSettingsMayUseVariables() throws IOException {
        ParsedStack parsed = parse("""
                stack: shop-${var.stage}
                variables: { stage: { default: dev }, accounts: { default: { dev: "123456789012" } } }
                aws: { account: "${var.accounts[var.stage]}", region: "${var.stage == 'dev' ? 'eu-west-1' : 'us-east-1'}", endpoint: local }
                streams: { a: { name: "${stack}" } }
                """, Map.of());
        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(parsed.name()).isEqualTo("shop-dev");
        assertThat(parsed.aws())
                .isEqualTo(
                        new AwsSettings(Optional.of("eu-west-1"), Optional.of("123456789012"), Optional.of("local")));
    }

    @Test
    void aParsedStackCanBeEvaluatedForSeveralAccounts() throws IOException {
        ParsedStack parsed = parse("stack: shop\nstreams: { a: { name: 'a-${account}' } }\n", Map.of());
        for (String account : List.of("111111111111", "222222222222")) {
            Stack stack = parsed.evaluate(new Environment("aws-cn", account, "cn-north-1"))
                    .stack()
                    .orElseThrow();
            assertThat(stack.resources()
                            .get(new Address("streams", "a"))
                            .attributes()
                            .path("arn")
                            .asText())
                    .isEqualTo("arn:aws-cn:kinesis:cn-north-1:%1$s:stream/a-%1$s".formatted(account));
        }
    }

    @Test
    void sensitiveValuesAreSecretsOfTheStack() throws IOException {
        Stack stack = stack("""
                stack: shop
                variables:
                  password: { sensitive: true, default: hunter22 }
                  keys: { sensitive: true, default: { a: one1, b: [two2, 3] } }
                outputs:
                  token: { value: "x-${stack}", sensitive: true }
                """);
        assertThat(stack.secrets().hide("hunter22 two2 x-shop")).isEqualTo("(sensitive) (sensitive) (sensitive)");
    }

    @Test
    void aDirectoryWithoutYamlIsAMistake() {
        ParsedStack parsed = new StackLoader(TestKinds.ALL).parse(LoadRequest.of(directory));
        assertThat(parsed.diagnostics()).extracting(Diagnostic::summary).containsExactly("No spec found");
        assertThat(parsed.evaluate(ENVIRONMENT).stack()).isEmpty();
    }

    @Test
    void aMissingDirectoryIsAMistake() {
        ParsedStack parsed = new StackLoader(TestKinds.ALL).parse(LoadRequest.of(directory.resolve("absent")));
        assertThat(parsed.diagnostics()).extracting(Diagnostic::summary).containsExactly("No such directory");
    }

    @Test
    void bytesThatAreNotUtf8AreAMistake() throws IOException {
        Files.write(directory.resolve("bad.yaml"), new byte[] {'a', ':', ' ', (byte) 0xff});
        ParsedStack parsed = new StackLoader(TestKinds.ALL).parse(LoadRequest.of(directory));
        assertThat(parsed.diagnostics()).extracting(Diagnostic::summary).containsExactly("File is not UTF-8");
    }

    @Test
    void filesBelowTheDirectoryAndHiddenOnesAreNotRead() throws IOException {
        Files.createDirectories(directory.resolve("below"));
        Files.writeString(directory.resolve("below/other.yaml"), "nonsense: 1\n");
        Files.writeString(directory.resolve(".hidden.yaml"), "nonsense: 1\n");
        Files.writeString(directory.resolve("more.yml"), "streams: { a: { name: a } }\n");
        assertThat(stack("stack: shop\n").resources()).hasSize(1);
    }

    @Test
    void aLongChainOfReferencesIsEvaluated() throws IOException {
        StringBuilder yaml = new StringBuilder("stack: shop\nstreams:\n  s0: { name: s }\n");
        for (int i = 1; i <= 2_000; i++) {
            yaml.append("  s%d: { name: s%d, tags: { before: \"${streams.s%d.name}\" } }\n".formatted(i, i, i - 1));
        }
        assertThat(stack(yaml.toString()).resources()).hasSize(2_001);
    }

    @Test
    void aResourceCanBeChosenByAnExpression() throws IOException {
        Stack stack = stack("""
                stack: shop
                variables: { which: { default: b } }
                streams: { a: { name: a }, b: { name: b } }
                jobs:
                  plain: { name: plain, stream: "${streams[var.which].arn}" }
                  whole: { name: whole, stream: "${streams[var.which]}" }
                  each: { forEach: [a, b], name: "each-${each.key}", stream: "${streams[each.key]}" }
                outputs:
                  names: ${["a", "b"].map(k, streams[k].name)}
                """);
        for (String job : List.of("plain", "whole", "each[\"b\"]")) {
            Resource resource = stack.resources().get(new Address("jobs", job));
            assertThat(resource.properties().path("stream").asText()).endsWith("stream/b");
            assertThat(resource.references()).containsExactly(new Address("streams", "b"));
        }
        assertThat(stack.outputs().get("names")).hasToString("[\"a\",\"b\"]");
    }
}
