package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Outputs, failures and data loss on the command line")
final class OutputTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private Weir weir;

    @BeforeEach
    void write() throws IOException {
        weir = Weir.in(directory);
        Files.writeString(directory.resolve("stack.yaml"), """
                stack: shop
                aws: { region: us-east-1 }
                variables:
                  preview: { type: bool, default: false }
                ephemeral: ${var.preview}
                streams:
                  orders: { name: orders, shardCount: 1, retentionPeriodHours: 48 }
                databases:
                  lake: { name: lake }
                outputs:
                  stream: ${streams.orders.arn}
                  count: ${streams.orders.shardCount}
                """);
    }

    private void apply(String... more) {
        String[] words = new String[3 + more.length];
        System.arraycopy(new String[] {"apply", "--auto-approve", "--local"}, 0, words, 0, 3);
        System.arraycopy(more, 0, words, 3, more.length);
        Weir.Result applied = weir.run(words);
        assertThat(applied.status()).as(applied.toString()).isZero();
    }

    @Test
    void outputsAreThoseOfWhatIsApplied() throws IOException {
        Weir.Result before = weir.run("output", "--local", "--format", "json");
        assertThat(before.status()).isEqualTo(1);
        assertThat(JSON.readTree(before.out()).fieldNames())
                .toIterable()
                .containsExactly("formatVersion", "stack", "outputs", "diagnostics");
        apply();
        assertThat(weir.run("output", "stream", "--local").out())
                .isEqualTo("arn:aws:kinesis:us-east-1:000000000000:stream/orders\n");
        assertThat(weir.run("output", "--local").out()).contains("count = 1\n");
        assertThat(JSON.readTree(weir.run("output", "--local", "--format", "json")
                                .out())
                        .at("/outputs/count")
                        .asInt())
                .isEqualTo(1);
        assertThat(weir.run("output", "missing", "--local").err()).contains("It has: stream, count.");
    }

    @Test
    void lossesAreRefusedWithTheCommandThatAcceptsThem() throws IOException {
        apply();
        Weir.Result refused = weir.run("destroy", "--local", "--auto-approve", "--format", "json");
        assertThat(refused.status()).isEqualTo(3);
        JsonNode document = JSON.readTree(refused.out());
        assertThat(document.path("outcome").asText()).isEqualTo("refused");
        assertThat(document.path("done").isArray()).isTrue();
        assertThat(document.at("/diagnostics/0/detail").asText())
                .contains("weir destroy --local --auto-approve --format json --accept-data-loss=streams.orders");
        Weir.Result accepted = weir.run("destroy", "--local", "--auto-approve", "--accept-data-loss", "streams.orders");
        assertThat(accepted.status()).as(accepted.toString()).isZero();
    }

    @Test
    void aPlanFileNeedsTheAcceptanceToo() {
        apply();
        assertThat(weir.run("plan", "--destroy", "--local", "--out", "all.plan").status())
                .isZero();
        assertThat(weir.run("apply", "all.plan", "--local").status()).isEqualTo(3);
        assertThat(weir.run("apply", "all.plan", "--local", "--target", "streams.orders")
                        .status())
                .isEqualTo(64);
        assertThat(weir.run("apply", "all.plan", "--local", "--var", "preview=true")
                        .status())
                .isEqualTo(64);
        assertThat(weir.run("apply", "all.plan", "--local", "--accept-data-loss")
                        .status())
                .isZero();
    }

    @Test
    void aPreviewIsTornDownByItsNameAlone() {
        apply("--var", "preview=true");
        Weir.Result other =
                weir.run("destroy", "--stack", "shop", "--local", "--auto-approve", "--account", "123456789012");
        assertThat(other.status()).isEqualTo(3);
        Weir.Result destroyed =
                weir.run("destroy", "--stack", "shop", "--local", "--auto-approve", "--account", "000000000000");
        assertThat(destroyed.status()).as(destroyed.toString()).isZero();
    }

    @Test
    void thePromptNamesThePlaceAndAsksForTheStacksNameWhereDataIsLost() {
        Weir.Result applied = weir.typing("yes\n").run("apply", "--local");
        assertThat(applied.err())
                .contains("stack 'shop' in account 000000000000, region us-east-1? Only 'yes' is accepted");
        assertThat(applied.status()).isZero();
        assertThat(weir.typing("yes\n")
                        .run("destroy", "--local", "--accept-data-loss")
                        .status())
                .isEqualTo(3);
        assertThat(weir.typing("shop\n")
                        .run("destroy", "--local", "--accept-data-loss")
                        .status())
                .isZero();
    }

    @Test
    void onlyATargetIsDestroyed() {
        apply();
        assertThat(weir.run("plan", "--destroy", "--target", "databases.lake", "--local", "--out", "one.plan")
                        .out())
                .contains("Plan: 1 to delete");
        assertThat(weir.run("apply", "one.plan", "--local").status()).isZero();
        assertThat(weir.run("plan", "--local").out()).contains("Plan: 1 to create, 1 unchanged");
    }

    @Test
    void pipesAreNotRead() throws Exception {
        Process mkfifo =
                new ProcessBuilder("mkfifo", directory.resolve("more.yaml").toString()).start();
        assertThat(mkfifo.waitFor(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        Weir.Result result = weir.run("validate");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("Not a regular file");
    }
}
