package dev.weir.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Two texts side by side")
final class TextDiffTest {
    private static List<String> diff(List<String> before, List<String> after) {
        return TextDiff.of(before, after).stream()
                .map(line -> line.sign() + line.text())
                .toList();
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    @Test
    void show_what_comes_and_goes_with_what_is_around_it() {
        assertThat(diff(List.of("a", "b", "c"), List.of("a", "x", "c"))).containsExactly(" a", "-b", "+x", " c");
    }

    @Test
    void fold_long_runs_of_what_stays() {
        List<String> after = new ArrayList<>(numbers(20));
        after.set(10, "x");
        assertThat(diff(numbers(20), after))
                .containsExactly(" ... 8 unchanged", " 8", " 9", "-10", "+x", " 11", " 12", " ... 7 unchanged");
    }

    @Test
    void never_leave_out_what_changes() {
        List<String> before = numbers(3_000);
        List<String> after = Collections.nCopies(3_000, "x");
        assertThat(diff(before, after)).hasSize(6_000);
    }

    @Test
    void show_a_new_text_whole() {
        assertThat(diff(List.of(), numbers(500))).hasSize(500).allMatch(line -> line.startsWith("+"));
    }
}
