package dev.weir.spec.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final Set<String> ROOTS =
            Set.of("var", "each", "streams", "stack", "account", "region", "partition");
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final ExpressionParser parser = new ExpressionParser(ROOTS);

    private JsonNode evaluate(String source, String variables) throws Exception {
        Expression.Compound compound = (Expression.Compound) parser.parse(source);
        return compound.program().evaluate(Map.of("var", JSON.readTree(variables)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var.x",
                " var.x ",
                "streams.orders",
                "streams.my-orders.arn",
                "streams[\"my-orders\"].arn",
                "streams.a['eu'].tags[0]",
                "each.value.x",
                "streams.a[each.key].name",
                "account"
            })
    void aPlainReferenceNeedsNoCompiler(String source) throws Exception {
        assertThat(parser.parse(source)).isInstanceOf(Expression.Plain.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "'x'",
                "true",
                "null",
                "var.x + 1",
                "var.x.size()",
                "size(var.x)",
                "[var.x]",
                "var.x - 1",
                "!var.x",
                "(var.x)"
            })
    void anythingElseIsCompiled(String source) throws Exception {
        assertThat(parser.parse(source)).isInstanceOf(Expression.Compound.class);
    }

    @Test
    void aPathNamesItsStepsAndTheirPlaces() throws Exception {
        Path path = ((Expression.Plain) parser.parse(" streams.a[\"eu\"].tags[0]")).path();
        assertThat(path).hasToString("streams.a.eu.tags[0]");
        assertThat(path.offset()).isEqualTo(1);
        assertThat(path.steps()).extracting(Path.Step::offset).containsExactly(9, 11, 17, 22);
        assertThat(path.steps()).extracting(Path.Step::length).containsExactly(1, 4, 4, 1);
    }

    @Test
    void theReferencesOfACompiledExpressionAreKnown() throws Exception {
        Expression expression =
                parser.parse("var.x == 'a' ? streams.orders.arn.upperAscii() : streams[\"my-orders\"][var.k].name");
        assertThat(expression.references())
                .extracting(Path::toString)
                .containsExactlyInAnyOrder("var.x", "streams.orders.arn", "streams.my-orders[var.k].name", "var.k");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 2 | 3",
                "var.n * 2 | 84",
                "var.n > 40 ? 'big' : 'small' | \"big\"",
                "var.s.upperAscii() + '-' + string(var.n) | \"ABC-42\"",
                "var.list.map(x, x + 1) | [2,3]",
                "var.list.filter(x, x > 1) | [2]",
                "{'a': var.list} | {\"a\":[1,2]}",
                "size(var.list) | 2",
                "has(var.absent) | false",
                "var.list.exists(x, x == 2) | true",
                "1.5 * 2.0 | 3",
                "null | null",
                "'a,b'.split(',') | [\"a\",\"b\"]",
                "'}' + \"{\" | \"}{\"",
                "var.d > 0.4 | true",
                "int(var.d) | 0"
            })
    void celIsEvaluated(String source, String expected) throws Exception {
        assertThat(evaluate(source, "{\"n\":42,\"s\":\"abc\",\"list\":[1,2],\"d\":0.5}"))
                .hasToString(expected);
    }

    @Test
    void aLoopIsStopped() {
        String many = "[1,2,3,4,5,6,7,8,9,10]";
        String nested = "%1$s.all(a, %1$s.all(b, %1$s.all(c, %1$s.all(d, %1$s.all(e, true)))))".formatted(many);
        assertThatExceptionOfType(FaultException.class).isThrownBy(() -> evaluate(nested, "{}"));
    }

    @Test
    void deepNestingIsAFaultAndNoOverflow() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> parser.parse("(".repeat(900) + "1" + ")".repeat(900)));
        assertThatExceptionOfType(FaultException.class).isThrownBy(() -> parser.parse("1" + " + 1".repeat(5000)));
    }

    @Test
    void aLongChainIsAFaultAndNoOverflow() {
        assertThatExceptionOfType(FaultException.class).isThrownBy(() -> parser.parse("!var" + ".a".repeat(900)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'foo(1)' | 0", "'1 + foo' | 4", "'1 +' | 3", "'var.x.' | 6", "'   ' | 0"})
    void aFaultKnowsItsPlace(String source, int offset) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> parser.parse(source))
                .satisfies(fault -> assertThat(fault.fault().offset()).isEqualTo(offset));
    }

    @Test
    void aTemplateKeepsTextAndExpressionsInOrder() throws Exception {
        Template template = Template.parse("a ${var.x}b$${c}${'}'}");
        assertThat(template.parts())
                .containsExactly(
                        new Template.Text("a "),
                        new Template.Embedded("var.x", 0),
                        new Template.Text("b${c}"),
                        new Template.Embedded("'}'", 2));
        assertThat(template.isWhole()).isFalse();
        assertThat(Template.parse("${var.x}").isWhole()).isTrue();
    }

    @Test
    void bracesNest() throws Exception {
        assertThat(Template.parse("${ {'a': {'b': 1}}['a'] }").expressions())
                .extracting(Template.Embedded::source)
                .containsExactly(" {'a': {'b': 1}}['a'] ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true ? var.n : 0 | 12345678901234567890",
                "[var.n][0] | -9223372036854775809",
                "true ? var.n : 0 | 0.12345678901234567890123",
                "true ? var.n : 0 | 1e400",
            })
    void aNumberThatNoTypeHoldsIsPassedOnExactly(String source, String number) throws Exception {
        assertThat(evaluate(source, "{\"n\": " + number + "}").decimalValue()).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "var.n + 1 | 12345678901234567890",
                "var.n * 2.0 | 12345678901234567890",
                "var.n > 5 | 12345678901234567890",
                "string(var.n) | 12345678901234567890",
                "double(var.n) | 12345678901234567890",
                "var.n + 1.0 | 0.12345678901234567890123",
            })
    void aNumberThatNoTypeHoldsIsNoOperand(String source, String number) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> evaluate(source, "{\"n\": " + number + "}"))
                .satisfies(failed -> assertThat(failed.fault().detail())
                        .contains("integers of 64 bits")
                        .doesNotContain(number));
    }

    @Test
    void aLongNumberThatAnExpressionDoesNotNameDisturbsNothing() throws Exception {
        assertThat(evaluate("var.m + 1", "{\"n\": 12345678901234567890, \"m\": 1}")
                        .asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12345678901234567890 + 1", "9223372036854775807 + 1", "[0.12345678901234567890123]", "1e400"})
    void aNumberInAnExpressionIsExactOrAnError(String source) {
        assertThatExceptionOfType(FaultException.class).isThrownBy(() -> evaluate(source, "{}"));
    }
}
