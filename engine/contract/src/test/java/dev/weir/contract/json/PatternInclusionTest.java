package dev.weir.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternInclusionTest {
    private static final int PAIRS = 3_000;
    private static final List<String> TEXTS = texts();

    @Test
    void patterns_take_texts_together() {
        assertThat(PatternInclusion.of("^[a-c]$", List.of("^[ab]$", "^c"), List.of())
                        .included())
                .isTrue();
        assertThat(PatternInclusion.of("^[a-c]$", List.of("^[ab]$"), List.of()).exception())
                .contains("c");
    }

    @Test
    void a_name_is_no_exception_and_no_proof() {
        assertThat(PatternInclusion.of("^[a-d]$", List.of("^[ab]$"), List.of("c"))
                        .exception())
                .contains("d");
        assertThat(PatternInclusion.of("^[a-d]$", List.of("^[ab]$"), List.of("d"))
                        .exception())
                .contains("c");
        assertThat(PatternInclusion.of("^[a-c]$", List.of("^[ab]$"), List.of("c")))
                .isEqualTo(PatternInclusion.Answer.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^a|b$", "a++", "(?=a)", "(a)\\1", "\\bword", "\\s", "[[a]]", "[a&&b]", "é", "a{2", "(", "[a",
                "a{9999}", "*"
            })
    void what_dialects_read_differently_is_not_read(String pattern) {
        assertThat(PatternInclusion.of(pattern, List.of(pattern), List.of()))
                .isEqualTo(PatternInclusion.Answer.UNKNOWN);
    }

    @Test
    void a_pattern_that_grows_beyond_all_bounds_is_given_up() {
        assertThat(PatternInclusion.of("(((a{99}){99}){99}){99}", List.of("b"), List.of()))
                .isEqualTo(PatternInclusion.Answer.UNKNOWN);
        assertThat(PatternInclusion.of("^(a|b)*a(a|b){18}$", List.of("^(a|b)*b(a|b){17}$"), List.of())
                        .included())
                .isFalse();
    }

    @Test
    void no_text_contradicts_an_answer() {
        var random = new Random(7);
        int included = 0;
        for (int i = 0; i < PAIRS; i++) {
            String left = pattern(random);
            String right = pattern(random);
            PatternInclusion.Answer answer = PatternInclusion.of(left, List.of(right), List.of());
            if (answer.included()) {
                included++;
                assertThat(TEXTS)
                        .as("%s in %s", left, right)
                        .allMatch(text -> !matches(left, text) || matches(right, text));
            }
            answer.exception().ifPresent(text -> assertThat(matches(left, text) && !matches(right, text))
                    .as("'%s' in %s but not in %s", text, left, right)
                    .isTrue());
        }
        assertThat(included).isGreaterThan(PAIRS / 50);
    }

    /** The JDK's dollar also stands before a line break at the end, which the language's does not. */
    private static boolean matches(String pattern, String text) {
        String strict = pattern.endsWith("$") ? pattern.substring(0, pattern.length() - 1) + "\\z" : pattern;
        return Pattern.compile(strict).matcher(text).find();
    }

    private static String pattern(Random random) {
        String body = parts(random, 2);
        return switch (random.nextInt(4)) {
            case 0 -> "(" + body + ")";
            case 1 -> "^(" + body + ")";
            case 2 -> "(?:" + body + ")$";
            default -> "^(?:" + body + ")$";
        };
    }

    private static String parts(Random random, int depth) {
        var text = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            text.append(atom(random, depth))
                    .append(oneOf(random, "", "", "", "*", "+", "?", "{2}", "{1,2}", "{0,}", "*?"));
        }
        return text.toString();
    }

    private static String atom(Random random, int depth) {
        return depth > 0 && random.nextInt(3) == 0
                ? "(" + parts(random, depth - 1) + "|" + parts(random, depth - 1) + ")"
                : oneOf(random, "a", "b", "0", ".", "[ab]", "[^a]", "\\d", "\\w", "[a-b0]", "\\-", "[\\w-]");
    }

    private static String oneOf(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(""));
        for (int i = 0; texts.size() < 800; i++) {
            for (String symbol : List.of("a", "b", "0", "-", "\n", "é")) {
                texts.add(texts.get(i) + symbol);
            }
        }
        return texts;
    }
}
