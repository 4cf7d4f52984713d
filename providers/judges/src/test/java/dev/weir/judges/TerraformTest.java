package dev.weir.judges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.judges.Judge.Verdict;
import dev.weir.local.server.LocalAws;
import dev.weir.local.server.LocalOptions;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Terraform and its AWS provider against every service that it can manage here. Skipped where either is absent: the provider is
 * looked for where Terraform looks for installed plugins, in its plugin cache, and in {@code /opt}. Most of the time Terraform
 * sleeps, ten seconds before each look at a stream, so that the other tests run meanwhile.
 */
class TerraformTest {
    private static final String PROVIDER = "registry.terraform.io/hashicorp/aws";

    @TempDir
    Path folder;

    @Test
    void aStackIsAppliedChangedInJustTheChangedResourcesAndDestroyedAndItsPlanIsEmpty() throws IOException {
        assumeTrue(Judge.isOnPath("terraform"), "terraform is not installed");
        Optional<Path> plugins = plugins();
        assumeTrue(plugins.isPresent(), "Terraform's provider " + PROVIDER + " is not installed");
        try (LocalAws aws = LocalAws.start(LocalOptions.in(folder.resolve("data")))) {
            String stack = stack().replace("ENDPOINT", aws.endpoint().toString());
            write(stack);
            succeed(aws, "init", "-plugin-dir=" + plugins.get());
            succeed(aws, "apply", "-auto-approve");
            write(changed(stack));
            assertThat(succeed(aws, "apply", "-auto-approve")).contains("0 added, 10 changed, 0 destroyed.");
            succeed(aws, "plan", "-detailed-exitcode");
            assertThat(succeed(aws, "destroy", "-auto-approve")).contains("14 destroyed.");
        }
    }

    /** The same stack with another value for a property of most resources. */
    private static String changed(String stack) {
        Map<String, String> changes = Map.of(
                "= 1 # shards", "= 2 # shards",
                "\"first\"", "\"second\"",
                "team = \"shop\"", "team = \"market\"",
                "\"BACKWARD\"", "\"FULL\"",
                "type = \"long\" }]", "type = \"long\" }, { name = \"n\", type = \"int\", default = 0 }]",
                "= 2 # workers", "= 4 # workers",
                "cron(0 12", "cron(0 13",
                "\"s3:*\"", "\"s3:GetObject\"",
                "print(1)", "print(2)",
                "\"bigint\"", "\"int\"");
        String changed = stack;
        for (Map.Entry<String, String> change : changes.entrySet()) {
            assertThat(changed).contains(change.getKey());
            changed = changed.replace(change.getKey(), change.getValue());
        }
        return changed;
    }

    private String succeed(LocalAws aws, String... arguments) {
        List<String> command = new ArrayList<>(List.of("terraform", arguments[0], "-no-color", "-input=false"));
        command.addAll(List.of(arguments).subList(1, arguments.length));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment()
                .putAll(Map.of(
                        "TF_CLI_CONFIG_FILE", File.separator.equals("/") ? "/dev/null" : "NUL",
                        "CHECKPOINT_DISABLE", "1",
                        "TF_IN_AUTOMATION", "1"));
        Verdict verdict = Judge.run(aws.endpoint(), builder);
        assertThat(verdict.exitCode()).as(verdict.output()).isZero();
        return verdict.output();
    }

    private static String stack() {
        try (InputStream stack = TerraformTest.class.getResourceAsStream("stack.tf")) {
            return new String(stack.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String stack) throws IOException {
        Files.writeString(folder.resolve("main.tf"), stack);
    }

    private static Optional<Path> plugins() throws IOException {
        String home = System.getProperty("user.home");
        List<Path> candidates = new ArrayList<>(Stream.of(
                        System.getenv().getOrDefault("TF_PLUGIN_CACHE_DIR", ""),
                        home + "/.terraform.d/plugins",
                        "/usr/local/share/terraform/plugins",
                        "/usr/share/terraform/plugins")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .toList());
        if (Files.isDirectory(Path.of("/opt"))) {
            try (Stream<Path> installed = Files.list(Path.of("/opt"))) {
                installed.forEach(candidates::add);
            }
        }
        return candidates.stream()
                .filter(path -> Files.isDirectory(path.resolve(PROVIDER)))
                .findFirst();
    }
}
