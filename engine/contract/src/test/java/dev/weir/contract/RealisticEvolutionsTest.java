package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.contract.Verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps that people take with schemas of shops, sensors, maps and patients. */
class RealisticEvolutionsTest {
    private static final Path MESSAGES = Path.of("src/test/resources/evolutions/messages.txt");
    private static final double MOST_UNPROVEN = 0.05;

    static Stream<EvolutionCase> steps() {
        return EvolutionCase.all();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_step_is_judged_in_both_directions(EvolutionCase step) {
        assertThat(step.verdict(CompatibilityMode.BACKWARD).outcome() + " | "
                        + step.verdict(CompatibilityMode.FORWARD).outcome())
                .isEqualTo(step.backward() + " | " + step.forward());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void full_is_what_both_directions_make_together(EvolutionCase step) {
        List<Outcome> both = List.of(
                step.verdict(CompatibilityMode.BACKWARD).outcome(),
                step.verdict(CompatibilityMode.FORWARD).outcome());
        Outcome expected = both.contains(Outcome.INCOMPATIBLE)
                ? Outcome.INCOMPATIBLE
                : both.contains(Outcome.UNPROVEN) ? Outcome.UNPROVEN : Outcome.COMPATIBLE;

        assertThat(step.verdict(CompatibilityMode.FULL).outcome()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(DataFormat.class)
    void at_least_sixty_steps_and_hardly_any_is_left_unproven(DataFormat format) {
        List<EvolutionCase> steps = EvolutionCase.of(format).toList();
        long unproven = steps.stream()
                .flatMap(step -> Stream.of(step.backward(), step.forward()))
                .filter(Outcome.UNPROVEN.name()::equals)
                .count();

        assertThat(steps).hasSizeGreaterThanOrEqualTo(60);
        assertThat((double) unproven / (2 * steps.size())).isLessThanOrEqualTo(MOST_UNPROVEN);
    }

    @Test
    void messages_say_what_breaks_whom_and_what_to_do() throws IOException {
        String messages = steps().map(RealisticEvolutionsTest::shown).collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(MESSAGES, messages);
        }

        assertThat(messages).isEqualTo(Files.readString(MESSAGES));
    }

    private static String shown(EvolutionCase step) {
        return "%s, %s%n".formatted(step.earlier().format(), step.name())
                + step.verdict(CompatibilityMode.FULL).violations().stream()
                        .map(violation -> "  %s [%s] %s -> %s%n    %s%n"
                                .formatted(
                                        violation.path(),
                                        violation.rule(),
                                        violation.before(),
                                        violation.after(),
                                        violation.message()))
                        .collect(Collectors.joining());
    }
}
