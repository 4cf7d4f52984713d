package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.cli.command.Command;
import dev.weir.cli.command.Commands;
import dev.weir.cli.terminal.Format;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("With --format")
final class FormatsTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @TempDir
    private Path directory;

    private static void assertOneDocument(Weir.Result result) {
        assertThatCode(() -> JSON.readTree(result.out())).as(result.toString()).doesNotThrowAnyException();
        assertThat(result.out()).as(result.toString()).isNotBlank();
    }

    static List<String> commands() {
        return Commands.all().list().stream().map(Command::name).toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_has_the_formats_that_its_help_names_and_no_other(String command) {
        List<Format> formats = Commands.all().named(List.of(command.split(" "))).formats();
        String[] words = Stream.concat(Stream.of(command.split(" ")), Stream.of("--format"))
                .toArray(String[]::new);
        assertThat(Weir.in(directory).run(with(new String[] {"help"}, command)).out())
                .contains(Format.words(formats));
        for (Format format : Format.values()) {
            if (!formats.contains(format)) {
                Weir.Result result = Weir.in(directory).run(with(words, format.word()));
                assertThat(result.status()).as(result.toString()).isEqualTo(64);
                assertThat(result.err()).contains("no format '" + format.word() + "'");
            }
        }
    }

    private static String[] with(String[] words, String more) {
        return Stream.concat(Stream.of(words), Stream.of(more.split(" "))).toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version",
                "schema",
                "init made",
                "validate",
                "validate nowhere",
                "plan --local",
                "plan --destroy --local",
                "plan --local --base no-such-revision",
                "apply --local",
                "apply --local --auto-approve",
                "apply stack.yaml --local",
                "destroy --local --dry-run",
                "destroy --local",
                "destroy --local --auto-approve",
                "show --local",
                "show --stack other --local",
                "adopt streams.nowhere --local",
                "release streams.nowhere --local",
                "generate streams.ventilator --template readings.template --count 5 --local",
                "generate streams.ventilator --local",
                "run jobs.metrics --local --until-caught-up",
                "start crawlers.metrics --local",
                "query SELECT --local",
                "contract check ventilator.schema.json ventilator.schema.json --language json --mode FULL",
                "contract check a b --language json --mode FULL",
                "local --port 70000",
                "demo",
                "help",
                "nonsense",
                "plan --nonsense",
                "plan --var nonsense",
                "plan --local --endpoint http://127.0.0.1:1",
                "plan --endpoint http://127.0.0.1:1"
            })
    void json_standard_output_is_one_document(String command) {
        Weir weir = Weir.example("ventilator", directory);
        assertOneDocument(weir.run((command + " --format json").split(" ")));
    }

    @Test
    void json_every_step_of_a_stack_s_life_is_one_document() {
        Weir weir = Weir.example("ventilator", directory);
        for (String command : List.of(
                "plan --local",
                "apply --local --auto-approve",
                "show --local",
                "generate streams.ventilator --template readings.template --count 50 --local",
                "run jobs.metrics --local --until-caught-up",
                "start crawlers.metrics --local --wait",
                "release roles.glue --local --auto-approve",
                "adopt roles.glue --local --auto-approve",
                "destroy --local --auto-approve --accept-data-loss")) {
            Weir.Result result = weir.run((command + " --format json").split(" "));
            assertThat(result.status()).as(result.toString()).isZero();
            assertOneDocument(result);
        }
    }

    @Test
    void a_warning_is_shown_once() {
        Weir weir = Weir.example("ventilator", directory).with("WEIR_VAR_lakes", "x");
        for (String command : List.of("validate", "plan --local")) {
            Weir.Result result = weir.run(command.split(" "));
            assertThat(result.err().split("WEIR_VAR_lakes is ignored", -1))
                    .as(result.toString())
                    .hasSize(2);
        }
    }
}
