package dev.weir.cli.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The functions that a template may call, by the names of faker.js (its version 4, with the generator's own {@code
 * date.now}, {@code date.utc} and {@code random.weightedArrayElement}). All of them draw from one source of randomness,
 * so that a seed gives the same records again, apart from the time of day.
 */
public final class FakerFunctions {
    private final Map<String, Function> byName = new TreeMap<>();

    /** Checks the arguments once and returns what makes a value each time. */
    @FunctionalInterface
    interface Function {
        /**
         * Binds the function to its arguments.
         *
         * @throws IllegalArgumentException when the arguments do not fit; the message completes "NAME: "
         */
        Supplier<String> bind(Arguments arguments);
    }

    /** All functions over one source of randomness and one clock. */
    public FakerFunctions(Random random, Clock clock) {
        byName.putAll(RandomFunctions.over(random));
        byName.putAll(DateFunctions.over(random, clock));
        byName.putAll(PeopleAndThings.over(random));
    }

    Supplier<String> bind(String name, ArrayNode arguments) {
        Function function = byName.get(name);
        if (function == null) {
            throw new IllegalArgumentException("there is no such function" + near(name));
        }
        return function.bind(new Arguments(arguments));
    }

    private String near(String name) {
        String group = name.substring(0, name.indexOf('.') + 1);
        return byName.keySet().stream()
                .filter(known -> known.startsWith(group))
                .sorted(Comparator.naturalOrder())
                .limit(12)
                .reduce((left, right) -> left + ", " + right)
                .map(list -> "; of this group there are " + list)
                .orElse(
                        "; the groups are address, commerce, company, date, finance, hacker, internet, lorem, name, phone, random");
    }

    /** The arguments of one call. An object as the first one holds named options. */
    record Arguments(ArrayNode list) {
        JsonNode option(String name) {
            return list.path(0).path(name);
        }

        JsonNode first() {
            return list.path(0);
        }

        JsonNode second() {
            return list.path(1);
        }

        double number(JsonNode node, String what, double byDefault) {
            if (node.isMissingNode() || node.isNull()) {
                return byDefault;
            }
            if (!node.isNumber()) {
                throw new IllegalArgumentException(what + " is to be a number, not " + node);
            }
            return node.asDouble();
        }

        int count(JsonNode node, int byDefault) {
            double count = number(node, "the count", byDefault);
            if (count < 0 || count > 10_000 || count != Math.rint(count)) {
                throw new IllegalArgumentException("the count is to be a whole number from 0 to 10000, not " + node);
            }
            return (int) count;
        }
    }
}
