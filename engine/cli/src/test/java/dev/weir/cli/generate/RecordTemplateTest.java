package dev.weir.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A record template")
final class RecordTemplateTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07.089Z"), ZoneOffset.UTC);

    private static RecordTemplate compile(String text) {
        return RecordTemplate.compile(text, new FakerFunctions(new Random(7), CLOCK));
    }

    private static String once(String text) {
        return compile(text).next();
    }

    @Test
    void keepsWhatStandsOutsideOfBraces() {
        assertThat(once("{\"a\": {\"b\": 1}} { } }}")).isEqualTo("{\"a\": {\"b\": 1}} { } }}");
    }

    @Test
    void makesWholeNumbersBetweenBothBoundsIncluded() {
        RecordTemplate template = compile("{{random.number({\"min\":1,\"max\":3})}}");
        assertThat(IntStream.range(0, 200).mapToObj(i -> template.next()).distinct())
                .containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void takesAnArgumentThatIsNoObjectAsTheLargestNumber() {
        RecordTemplate template = compile("{{random.number(2)}}");
        assertThat(IntStream.range(0, 200).mapToObj(i -> template.next()).distinct())
                .containsExactlyInAnyOrder("0", "1", "2");
    }

    @Test
    void makesFractionsOfTheWantedPrecision() {
        RecordTemplate template = compile("{{random.number({\"min\":0, \"max\":1, \"precision\":0.25})}}");
        assertThat(IntStream.range(0, 300).mapToObj(i -> template.next()).distinct())
                .containsExactlyInAnyOrder("0", "0.25", "0.5", "0.75", "1");
    }

    @Test
    void readsArgumentsOverSeveralLinesAndWithJavaScriptQuotes() {
        assertThat(once("{{random.arrayElement(\n  ['3M', ]\n)}}")).isEqualTo("3M");
    }

    @Test
    void isNotConfusedByBracesInsideAStringArgument() {
        assertThat(once("{{random.arrayElement([\"a}}b{{\"])}}")).isEqualTo("a}}b{{");
    }

    @Test
    void drawsWeightedElementsAsOftenAsTheyWeigh() {
        RecordTemplate template =
                compile("{{random.weightedArrayElement({\"weights\":[0.8,0.2],\"data\":[\"often\",\"seldom\"]})}}");
        Map<String, Integer> counts = new HashMap<>();
        IntStream.range(0, 10_000).forEach(i -> counts.merge(template.next(), 1, Integer::sum));
        assertThat(counts.get("often")).isBetween(7_700, 8_300);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {{date.now}}                             | 2026-03-04T05:06:07+00:00
                    {{date.utc("YYYY-MM-DD HH:mm:ss")}}      | 2026-03-04 05:06:07
                    {{date.now("DD/MMM/YYYY:HH:mm:ss ZZ")}}  | 04/Mar/2026:05:06:07 +0000
                    {{date.now("x")}}                        | 1772600767089
                    {{date.now("X")}}                        | 1772600767
                    {{date.now("h:mm A [o'clock]")}}         | 5:06 AM o'clock
                    """)
    void writesTheTimeInTheFormatsOfMoment(String template, String expected) {
        assertThat(once(template)).isEqualTo(expected);
    }

    @Test
    void makesTheSameRecordsFromTheSameSeed() {
        String text = "{{random.uuid}} {{name.firstName}} {{internet.ip}} {{random.alphaNumeric(8)}} {{date.past}}";
        assertThat(once(text)).isEqualTo(once(text));
    }

    @Test
    void makesValidJsonOfTheWalkthroughsShape() throws Exception {
        JsonNode record = new ObjectMapper().readTree(once("""
                {"ventilatorid": {{random.number(100)}}, "eventtime": "{{date.now("YYYY-MM-DD HH:mm:ss")}}",
                 "serialnumber": "{{random.uuid}}", "pressurecontrol": {{random.number(
                   {
                     "min":5,
                     "max":30
                   }
                 )}}, "manufacturer": "{{random.arrayElement(
                   ["3M", "GE","Vyaire", "Getinge"]
                 )}}"}"""));
        assertThat(record.path("pressurecontrol").asInt()).isBetween(5, 30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name.firstName",
                "name.lastName",
                "name.findName",
                "name.jobTitle",
                "phone.phoneNumber",
                "address.streetAddress",
                "address.city",
                "address.zipCode",
                "address.state",
                "address.country",
                "address.latitude",
                "internet.email",
                "internet.userName",
                "internet.ip",
                "internet.url",
                "internet.mac",
                "internet.userAgent",
                "commerce.productName",
                "commerce.department",
                "commerce.price",
                "company.companyName",
                "finance.iban",
                "finance.account",
                "lorem.words",
                "lorem.sentence",
                "hacker.phrase",
                "random.word",
                "random.boolean",
                "random.float",
                "date.recent",
                "date.month"
            })
    void knowsTheFunctionsThatTemplatesUse(String function) {
        assertThat(once("{{" + function + "}}")).isNotBlank();
    }

    @Test
    void namesTheFunctionsOfTheGroupForOneThatDoesNotExist() {
        assertThatThrownBy(() -> compile("x {{random.nmber(3)}}"))
                .isInstanceOfSatisfying(TemplateException.class, mistake -> assertThat(mistake.offset())
                        .isEqualTo(2))
                .hasMessageContaining("there is no such function")
                .hasMessageContaining("random.number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{random.number(",
                "{{}}",
                "{{random}}",
                "{{random.number({\"min\":3,\"max\":1})}}",
                "{{random.arrayElement([])}}",
                "{{random.number({\"min\":\"a\"})}}",
                "{{random.number({)}}",
                "{{random.weightedArrayElement({\"weights\":[1],\"data\":[\"a\",\"b\"]})}}",
                "{{date.now(3)}}",
                "{{random.alphaNumeric(-1)}}",
                "{{date.between(\"x\",\"y\")}}",
                "{{a.b}}"
            })
    void refusesWhatIsWrongBeforeTheFirstRecord(String text) {
        assertThatThrownBy(() -> compile(text)).isInstanceOf(TemplateException.class);
    }

    @Test
    void keepsLongWholeBoundsExact() {
        assertThat(List.of(once("{{random.number({\"min\":9007199254740990,\"max\":9007199254740990})}}")))
                .containsExactly("9007199254740990");
    }
}
