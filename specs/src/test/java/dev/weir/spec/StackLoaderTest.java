package dev.weir.spec;

import static org.assertj.core.api.Assertions.assertThat;

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
}
