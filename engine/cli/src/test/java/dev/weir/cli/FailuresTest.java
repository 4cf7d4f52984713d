package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.cli.terminal.Console;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Style;
import dev.weir.cli.view.JsonDocument;
import dev.weir.spi.Diagnostic;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aProgramThatAskedForJsonGetsADocumentWhenTheCommandFails() throws IOException {
        List<Diagnostic> diagnostics = List.of(Diagnostic.error("Not confirmed", "Nobody is here."));

        ExitCode code =
                failures("plan", "--format", "json").expected(new CommandFailure(ExitCode.REFUSED, diagnostics));

        JsonNode document = new JsonMapper().readTree(out.toByteArray());
        assertThat(code).isEqualTo(ExitCode.REFUSED);
        assertThat(document.at("/diagnostics/0/summary").asText()).isEqualTo("Not confirmed");
    }

    @Test
    void wrongUsageIsADocumentToo() throws IOException {
        ExitCode code = failures("plan", "--format=json", "--nonsense").usage("plan: unrecognized option");

        JsonNode document = new JsonMapper().readTree(out.toByteArray());
        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(document.at("/diagnostics/0/detail").asText()).isEqualTo("plan: unrecognized option");
    }

    @Test
    void peopleAreToldOnStandardErrorAlone() {
        failures("plan").error("The endpoint does not answer", "Nobody listens.");

        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Nobody listens.");
    }

    private Failures failures(String... words) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new BufferedReader(new StringReader("")),
                false,
                new Style(false),
                new Style(false));
        return new Failures(console, Failures.wantsJson(List.of(words)), JsonDocument.create());
    }
}
