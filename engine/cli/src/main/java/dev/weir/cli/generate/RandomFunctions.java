package dev.weir.cli.generate;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.generate.FakerFunctions.Arguments;
import dev.weir.cli.generate.FakerFunctions.Function;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** {@code random.*}: numbers, choices, identifiers. */
final class RandomFunctions {
    private static final double LARGEST = 99_999;
    private static final String ALPHANUMERIC = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final String HEXADECIMAL = "0123456789abcdef";
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz";
    private static final List<String> LOCALES =
            List.of("de", "en", "en_GB", "en_US", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt_BR", "sv", "zh_CN");

    private final Random random;

    private RandomFunctions(Random random) {
        this.random = random;
    }

    static Map<String, Function> over(Random random) {
        RandomFunctions functions = new RandomFunctions(random);
        return Map.ofEntries(
                entry("random.number", arguments -> functions.number(arguments, 1)),
                entry("random.float", arguments -> functions.number(arguments, 0.01)),
                entry("random.uuid", arguments -> functions::uuid),
                entry("random.boolean", arguments -> () -> Boolean.toString(random.nextBoolean())),
                entry("random.arrayElement", functions::arrayElement),
                entry("helpers.randomize", functions::arrayElement),
                entry("random.objectElement", functions::objectElement),
                entry("random.weightedArrayElement", functions::weightedArrayElement),
                entry("random.locale", arguments -> () -> LOCALES.get(random.nextInt(LOCALES.size()))),
                entry("random.alpha", functions::letters),
                entry("random.alphaNumeric", arguments -> functions.characters(arguments, ALPHANUMERIC)),
                entry("random.hexaDecimal", arguments -> functions.characters(arguments, HEXADECIMAL)));
    }

    /** {@code (max)}, {@code ({min, max, precision})}; both bounds are included. */
    private Supplier<String> number(Arguments arguments, double defaultPrecision) {
        boolean options = arguments.first().isObject();
        double min = options ? arguments.number(arguments.option("min"), "min", 0) : 0;
        double max =
                arguments.number(options ? arguments.option("max") : arguments.first(), "max", Math.max(LARGEST, min));
        double precision = options
                ? arguments.number(arguments.option("precision"), "precision", defaultPrecision)
                : defaultPrecision;
        if (max < min) {
            throw new IllegalArgumentException("max " + max + " is less than min " + min);
        }
        if (precision <= 0) {
            throw new IllegalArgumentException("precision must be more than 0, not " + precision);
        }
        BigDecimal unit = BigDecimal.valueOf(precision).stripTrailingZeros();
        BigDecimal low = BigDecimal.valueOf(min);
        long steps = BigDecimal.valueOf(max)
                .subtract(low)
                .divide(unit, 0, RoundingMode.FLOOR)
                .longValueExact();
        if (steps == Long.MAX_VALUE) {
            throw new IllegalArgumentException("the range is too wide for this precision");
        }
        if (isWhole(unit) && isWhole(low)) {
            long base = low.longValueExact();
            long step = unit.longValueExact();
            return () -> Long.toString(base + step * random.nextLong(steps + 1));
        }
        return () -> plain(low.add(unit.multiply(BigDecimal.valueOf(random.nextLong(steps + 1)))));
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private String uuid() {
        long high = (random.nextLong() & ~0xf000L) | 0x4000L;
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private Supplier<String> arrayElement(Arguments arguments) {
        List<String> elements = elements(arguments.first(), "an array such as [\"a\", \"b\"]");
        return () -> elements.get(random.nextInt(elements.size()));
    }

    /** {@code ({weights: [0.3, 0.7], data: ["a", "b"]})}. */
    private Supplier<String> weightedArrayElement(Arguments arguments) {
        List<String> elements = elements(arguments.option("data"), "{weights: [...], data: [...]}");
        JsonNode weights = arguments.option("weights");
        if (!weights.isArray() || weights.size() != elements.size()) {
            throw new IllegalArgumentException("takes as many weights as data");
        }
        double[] upTo = new double[elements.size()];
        double total = 0;
        for (int i = 0; i < upTo.length; i++) {
            double weight = arguments.number(weights.get(i), "a weight", 0);
            if (weight < 0) {
                throw new IllegalArgumentException("a weight is at least 0, not " + weight);
            }
            total += weight;
            upTo[i] = total;
        }
        double sum = total;
        if (sum <= 0) {
            throw new IllegalArgumentException("one weight at least is more than 0");
        }
        return () -> elements.get(first(upTo, random.nextDouble() * sum));
    }

    private static int first(double[] upTo, double drawn) {
        int index = 0;
        while (index < upTo.length - 1 && upTo[index] <= drawn) {
            index++;
        }
        return index;
    }

    private static List<String> elements(JsonNode array, String expected) {
        if (!array.isArray() || array.isEmpty()) {
            throw new IllegalArgumentException("takes " + expected);
        }
        List<String> elements = new ArrayList<>();
        array.forEach(element -> elements.add(text(element)));
        return elements;
    }

    private Supplier<String> characters(Arguments arguments, String alphabet) {
        int count = arguments.count(arguments.first(), 1);
        return () -> Symbols.characters(count, alphabet, random);
    }

    /** {@code (count)}, {@code ({count, upcase})}. */
    private Supplier<String> letters(Arguments arguments) {
        boolean options = arguments.first().isObject();
        int count = arguments.count(options ? arguments.option("count") : arguments.first(), 1);
        boolean upper = options && arguments.option("upcase").asBoolean(false);
        String alphabet = upper ? ALPHABET.toUpperCase(Locale.ROOT) : ALPHABET;
        return () -> Symbols.characters(count, alphabet, random);
    }

    /** {@code (object)} gives one of its values, {@code (object, "key")} one of its keys. */
    private Supplier<String> objectElement(Arguments arguments) {
        if (!arguments.first().isObject() || arguments.first().isEmpty()) {
            throw new IllegalArgumentException("takes an object such as {a: 1, b: 2}");
        }
        boolean keys = arguments.second().asText("").equals("key");
        List<String> elements = arguments.first().properties().stream()
                .map(member -> keys ? member.getKey() : text(member.getValue()))
                .toList();
        return () -> elements.get(random.nextInt(elements.size()));
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }
}
