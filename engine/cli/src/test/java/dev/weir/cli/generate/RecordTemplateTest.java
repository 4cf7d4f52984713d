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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A record template")
final class RecordTemplateTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07.089Z"), ZoneOffset.UTC);

    /** What functions are called with that cannot do without arguments. */
    private static final Map<String, String> SAMPLE_ARGUMENTS = Map.of(
            "date.between", "('2026-01-01', '2026-01-31')",
            "helpers.randomize", "(['a'])",
            "helpers.replaceSymbolWithNumber", "('##')",
            "helpers.replaceSymbols", "('#?*')",
            "helpers.slugify", "('a b')",
            "random.arrayElement", "(['a'])",
            "random.objectElement", "({a: 1})",
            "random.weightedArrayElement", "({weights: [1], data: ['a']})");

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
    @MethodSource("namesOfFunctions")
    void hasAValueForEachFunction(String function) {
        assertThat(once("{{" + function + SAMPLE_ARGUMENTS.getOrDefault(function, "") + "}}"))
                .isNotBlank();
    }

    static List<String> namesOfFunctions() {
        return new FakerFunctions(new Random(7), CLOCK).names();
    }

    /** The functions of faker.js 4 that templates of the Kinesis Data Generator call, and the generator's own. */
    @Test
    void knowsTheFunctionsThatTemplatesUse() {
        assertThat(namesOfFunctions()).contains("""
                address.city address.cityPrefix address.citySuffix address.country address.countryCode address.county
                address.latitude address.longitude address.secondaryAddress address.state address.stateAbbr
                address.streetAddress address.streetName address.streetPrefix address.streetSuffix address.zipCode
                commerce.color commerce.department commerce.price commerce.product commerce.productAdjective
                commerce.productMaterial commerce.productName company.bs company.catchPhrase company.companyName
                company.companySuffix database.collation database.column database.engine database.type date.between
                date.future date.month date.now date.past date.recent date.utc date.weekday finance.account
                finance.accountName finance.amount finance.bic finance.bitcoinAddress finance.currencyCode
                finance.currencyName finance.currencySymbol finance.iban finance.mask finance.transactionType
                hacker.abbreviation hacker.adjective hacker.ingverb hacker.noun hacker.phrase hacker.verb
                helpers.randomize helpers.replaceSymbolWithNumber helpers.slugify image.imageUrl internet.avatar
                internet.color internet.domainName internet.domainSuffix internet.domainWord internet.email
                internet.exampleEmail internet.ip internet.ipv6 internet.mac internet.password internet.protocol
                internet.url internet.userAgent internet.userName lorem.lines lorem.paragraph lorem.paragraphs
                lorem.sentence lorem.sentences lorem.slug lorem.text lorem.word lorem.words name.findName
                name.firstName name.jobArea name.jobDescriptor name.jobTitle name.jobType name.lastName name.prefix
                name.suffix name.title phone.phoneFormats phone.phoneNumber phone.phoneNumberFormat random.alphaNumeric
                random.arrayElement random.boolean random.image random.locale random.number random.objectElement
                random.uuid random.weightedArrayElement random.word random.words system.commonFileExt
                system.commonFileName system.commonFileType system.fileExt system.fileName system.fileType
                system.mimeType system.semver""".split("\\s+"));
    }

    @Test
    void fillsTheFormatOfAPhoneNumber() {
        assertThat(once("{{phone.phoneNumber(\"+1 (!##) ###\")}}")).matches("\\+1 \\([2-9]\\d\\d\\) \\d{3}");
    }

    @Test
    void givesPricesBetweenTheBoundsWithTheSymbolAndTheDecimals() {
        assertThat(once("{{commerce.price(5, 6, 3, \"$\")}}")).matches("\\$[56]\\.\\d{3}");
    }

    @Test
    void drawsAValueOfAnObjectOrAKey() {
        assertThat(once("{{random.objectElement({a: 1})}} {{random.objectElement({a: 1}, 'key')}}"))
                .isEqualTo("1 a");
    }

    @Test
    void keepsATextOfSeveralLinesInOneJsonString() throws Exception {
        JsonNode record = new ObjectMapper().readTree(once("{\"text\": \"{{lorem.paragraphs(2)}}\"}"));
        assertThat(record.path("text").asText()).contains("\n");
    }

    @Test
    void namesAllMistakesAtOnce() {
        assertThatThrownBy(() -> compile("{{no.such}} {{random.number(3)}} {{random.arrayElement([])}}"))
                .isInstanceOfSatisfying(TemplateException.class, wrong -> assertThat(wrong.mistakes())
                        .extracting(TemplateException.Mistake::offset)
                        .containsExactly(0, 33));
    }

    @Test
    void namesTheFunctionsOfTheGroupForOneThatDoesNotExist() {
        assertThatThrownBy(() -> compile("x {{random.nmber(3)}}"))
                .isInstanceOfSatisfying(TemplateException.class, wrong -> assertThat(wrong.mistakes())
                        .extracting(TemplateException.Mistake::offset)
                        .containsExactly(2))
                .hasMessageContaining("unknown function")
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
