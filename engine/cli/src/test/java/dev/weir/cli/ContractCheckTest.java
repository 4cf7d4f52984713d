package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.cli.command.Commands;
import dev.weir.cli.session.Context;
import dev.weir.cli.terminal.Console;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Style;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractCheckTest {
    private static final String INTEGER = "{\"properties\": {\"id\": {\"type\": \"integer\"}}}";
    private static final String NUMBER = "{\"properties\": {\"id\": {\"type\": \"number\"}}}";
    private static final String TEXT = "{\"properties\": {\"id\": {\"type\": \"string\"}}}";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aSchemaThatMayFollowHasExitCodeZero() throws IOException {
        write("old.json", INTEGER);
        write("new.json", NUMBER);

        assertThat(check("", "old.json", "new.json", "--mode", "backward")).isEqualTo(ExitCode.SUCCESS);
        assertThat(printed()).isEqualTo("compatible (BACKWARD)\n");
    }

    @Test
    void aViolationNamesPlaceRuleVersionAndBothSides() throws IOException {
        write("old.json", INTEGER);
        write("older.json", TEXT);
        write("new.json", NUMBER);

        assertThat(check("", "old.json", "new.json", "--against", "older.json", "--mode", "BACKWARD_ALL"))
                .isEqualTo(ExitCode.ERROR);
        assertThat(printed()).isEqualTo("""
                        incompatible (BACKWARD_ALL)

                        /properties/id/type  [type-narrowed] against older.json
                          earlier: string
                          new:     number
                          Not all data of the earlier schema is valid under the new one ("" is not); let the reader's schema allow \
                        the type string.
                        """);
    }

    @Test
    void programsGetTheSameAsOneDocument() throws IOException {
        write("old.json", INTEGER);
        write("new.json", TEXT);

        check("", "old.json", "new.json", "--mode", "FULL", "--format", "json");

        JsonNode document = new ObjectMapper().readTree(out.toByteArray());
        assertThat(document.at("/verdict").asText()).isEqualTo("incompatible");
        assertThat(document.at("/violations/0/path").asText()).isEqualTo("/properties/id/type");
        assertThat(document.at("/violations/0/against").asInt(-1)).isZero();
        assertThat(document.at("/violations").size()).isEqualTo(2);
    }

    @Test
    void oneFileMayBePipedIn() throws IOException {
        write("new.json", NUMBER);

        assertThat(check(INTEGER, "-", "new.json", "--mode", "BACKWARD")).isEqualTo(ExitCode.SUCCESS);
    }

    @Test
    void aBrokenSchemaIsReportedAtItsLine() throws IOException {
        write("old.json", INTEGER);
        write("new.json", "{\n  \"type\": \"object\",\n  \"type\": 1\n}");

        assertThat(check("", "old.json", "new.json", "--mode", "BACKWARD")).isEqualTo(ExitCode.ERROR);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("new.json:3:").contains("Duplicate field 'type'");
    }

    private ExitCode check(String input, String earlier, String proposed, String... more) {
        var console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new BufferedReader(new StringReader(input)),
                false,
                Style.PLAIN,
                Style.PLAIN);
        var context = new Context(console, folder, Map.of(), () -> false);
        String[] arguments = new String[6 + more.length];
        System.arraycopy(
                new String[] {"contract", "check", earlier, proposed, "--language", "json"}, 0, arguments, 0, 6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return new CommandLineInterface(Commands.all()).run(context, arguments);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
