package dev.weir.spec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spi.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainExpressionsTest {
    private final List<Diagnostic> problems = new ArrayList<>();

    private YamlFile read(String text) {
        return new YamlReader(problems::add).read("a.yaml", text);
    }

    private JsonNode tree(String text) {
        JsonNode tree = read(text).tree();
        assertThat(problems).isEmpty();
        return tree;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${streams.s}",
                "${var.n > 1 ? \"a, b\" : \"c\"}",
                "${{\"a\": 1, \"b\": [1, 2]}[\"a\"]}",
                "${[1, 2, 3].map(x, x * 2)}",
                "${each.value[\"k\"]}",
                "${each.value['k # no comment']}",
                "${var.a == \"}\" ? 1 : 2}",
                "s3://${buckets.b.name}/${var.prefix}/x",
                "$${HOME, SWEET: home}",
                "a${var.x}:${var.y}",
                "${var.x /* # */ ? 1 : 2}",
                "😀${{\"é\": 1}[\"é\"]}"
            })
    void an_expression_needs_no_quotes_anywhere(String written) {
        assertThat(tree("a: " + written + "\nb: 1").path("a").textValue()).isEqualTo(written);
        assertThat(tree("{ a: " + written + ", b: 1 }").path("a").textValue()).isEqualTo(written);
        assertThat(tree("{ a: " + written + " }").path("a").textValue()).isEqualTo(written);
        assertThat(tree("[" + written + ",z]").path(0).textValue()).isEqualTo(written);
        assertThat(tree("- " + written + "\n- z").path(0).textValue()).isEqualTo(written);
        assertThat(tree("a: &x " + written + "\nb: *x").path("b").textValue()).isEqualTo(written);
    }

    @Test
    void what_follows_an_expression_keeps_its_place() {
        YamlFile file = read("t: { a: \"😀\", d: ${var.n > 1 ? \"a, b\" : \"c\"}, e: z, f: [${x}, y] }\ng: h");
        assertThat(file.places().site("/t/d")).hasToString("Optional[a.yaml:1:17]");
        assertThat(file.places().site("/t/e")).hasToString("Optional[a.yaml:1:49]");
        assertThat(file.places().site("/t/f/1")).hasToString("Optional[a.yaml:1:62]");
        assertThat(file.places().site("/g")).hasToString("Optional[a.yaml:2:4]");
    }

    @Test
    void an_expression_may_run_over_lines() {
        JsonNode tree = tree("""
                a:
                  b: ${var.n > 1 ?
                    {"x": [1, 2]} :
                    {"y": [3]}}
                  c: { d: ${[1,
                2]}, e: f }
                """);
        assertThat(tree.at("/a/b").textValue()).isEqualTo("${var.n > 1 ? {\"x\": [1, 2]} : {\"y\": [3]}}");
        assertThat(tree.at("/a/c/d").textValue()).isEqualTo("${[1, 2]}");
        assertThat(tree.at("/a/c/e").textValue()).isEqualTo("f");
    }

    @Test
    void a_comment_may_hold_half_an_expression() {
        JsonNode tree = tree("""
                # ${ never closed
                a: b # ${ {
                c: { d: e, # ${x
                     f: ${g} } # }
                h: # ${
                  - i
                """);
        assertThat(tree.toString()).isEqualTo("{\"a\":\"b\",\"c\":{\"d\":\"e\",\"f\":\"${g}\"},\"h\":[\"i\"]}");
    }

    @Test
    void quoted_texts_keep_their_own_rules() {
        JsonNode tree = tree("""
                a: { b: "${x", c: "${each.value[\\"k\\"]}", d: '${e''}' }
                "${f": '${g'
                h: it's ${["plain", "text"]}
                """);
        assertThat(tree.toString())
                .isEqualTo("{\"a\":{\"b\":\"${x\",\"c\":\"${each.value[\\\"k\\\"]}\",\"d\":\"${e'}\"},"
                        + "\"${f\":\"${g\",\"h\":\"it's ${[\\\"plain\\\", \\\"text\\\"]}\"}");
    }

    @Test
    void block_scalars_are_left_alone() {
        JsonNode tree = tree("""
                a:
                  b: |
                    if [ "${x" ]; then # ${y

                      echo '
                    fi
                  c: >-
                    ${z
                    }
                d: |2
                   ${ {
                e: - no list ${[1, 2]}
                """.replace("- no", "no"));
        assertThat(tree.at("/a/b").textValue()).isEqualTo("if [ \"${x\" ]; then # ${y\n\n  echo '\nfi\n");
        assertThat(tree.at("/a/c").textValue()).isEqualTo("${z }");
        assertThat(tree.at("/d").textValue()).isEqualTo(" ${ {\n");
        assertThat(tree.at("/e").textValue()).isEqualTo("no list ${[1, 2]}");
    }

    @Test
    void block_scalars_end_where_the_next_entry_begins() {
        JsonNode tree = tree("""
                - a: |
                    one
                  b: ${{"c": 1}}
                - |
                 two
                - - k: >
                      three
                    m: ${[1, 2]}
                - z: |
                - ${{"d": 2}}
                """);
        assertThat(tree.at("/0/b").textValue()).isEqualTo("${{\"c\": 1}}");
        assertThat(tree.at("/2/0/m").textValue()).isEqualTo("${[1, 2]}");
        assertThat(tree.at("/4").textValue()).isEqualTo("${{\"d\": 2}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t:\n  a: { d: ${databases.k, name: x }\n  b: { d: ${databases.k}, name: y }",
                "t:\n  a: { d: ${databases.k, name: x",
                "t:\n  a: [ ${databases.k, x ]",
                "t:\n  a: { d: ${f(databases.k, name: x }"
            })
    void an_expression_without_its_brace_is_named_with_its_place(String text) {
        YamlFile file = read(text);
        assertThat(file.usable()).isFalse();
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().summary()).isEqualTo("Expression without an end");
        assertThat(problems.getFirst().source().orElseThrow().line()).isEqualTo(2);
        assertThat(problems.getFirst().source().orElseThrow().column())
                .isEqualTo(text.lines().toList().get(1).indexOf("${") + 1);
    }

    @Test
    void a_brace_that_could_be_the_bracket_s_is_mentioned() {
        read("t: { name: x, d: ${databases.k }\nu: 1");
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().summary()).isEqualTo("Bracket not closed");
        assertThat(problems.getFirst().detail()).endsWith("Each ${ needs its own '}', too.");
    }

    @Test
    void an_expression_without_an_end_takes_no_time_to_find() {
        read("a: " + "${{".repeat(500_000));
        assertThat(problems).isEmpty();
    }

    @Test
    void letters_that_stand_in_for_brackets_do_not_change_other_texts() {
        assertThat(tree("{ a: xx, b: ${x[\"x\"]}, x: 'x' }").toString())
                .isEqualTo("{\"a\":\"xx\",\"b\":\"${x[\\\"x\\\"]}\",\"x\":\"x\"}");
    }
}
