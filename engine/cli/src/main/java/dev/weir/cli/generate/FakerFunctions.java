package dev.weir.cli.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
        WordLists words = new WordLists(random);
        byName.putAll(PeopleFunctions.over(words));
        byName.putAll(TradeFunctions.over(words));
        byName.putAll(ComputingFunctions.over(words));
        byName.putAll(TextFunctions.over(words));
    }

    /** The names of all functions, in alphabetical order. */
    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    Supplier<String> bind(String name, ArrayNode arguments) {
        Function function = byName.get(name);
        if (function == null) {
            throw new IllegalArgumentException("unknown function" + near(name));
        }
        return function.bind(new Arguments(arguments));
    }

    private String near(String name) {
        String group = name.substring(0, name.indexOf('.') + 1);
        String known = byName.keySet().stream()
                .filter(function -> function.startsWith(group))
                .collect(Collectors.joining(", "));
        return known.isEmpty() ? "; the groups are " + groups() : "; of this group there are " + known;
    }

    private String groups() {
        return byName.keySet().stream()
                .map(name -> name.substring(0, name.indexOf('.')))
                .distinct()
                .collect(Collectors.joining(", "));
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

        /** The argument at an index from 0; a missing node where there is none. */
        JsonNode at(int index) {
            return list.path(index);
        }

        String text(JsonNode node, String what, String byDefault) {
            if (node.isMissingNode() || node.isNull()) {
                return byDefault;
            }
            if (!node.isTextual()) {
                throw new IllegalArgumentException(what + " must be a string, not " + node);
            }
            return node.asText();
        }

        double number(JsonNode node, String what, double byDefault) {
            if (node.isMissingNode() || node.isNull()) {
                return byDefault;
            }
            if (!node.isNumber()) {
                throw new IllegalArgumentException(what + " must be a number, not " + node);
            }
            return node.asDouble();
        }

        int count(JsonNode node, int byDefault) {
            double count = number(node, "the count", byDefault);
            if (count < 0 || count > 10_000 || count != Math.rint(count)) {
                throw new IllegalArgumentException("the count must be a whole number from 0 to 10000, not " + node);
            }
            return (int) count;
        }
    }
}
