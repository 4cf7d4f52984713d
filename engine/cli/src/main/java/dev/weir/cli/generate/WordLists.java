package dev.weir.cli.generate;

import dev.weir.cli.generate.FakerFunctions.Function;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import net.datafaker.Faker;

/** Datafaker's word lists, which are loaded when a template first asks for one of them. */
final class WordLists {
    private final Random random;
    private Faker faker;

    WordLists(Random random) {
        this.random = random;
    }

    Random random() {
        return random;
    }

    Faker faker() {
        if (faker == null) {
            faker = new Faker(Locale.ENGLISH, random);
        }
        return faker;
    }

    /** One of a few, each as likely as the others. */
    String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Adds a function that takes no arguments. */
    static void plain(Map<String, Function> into, String name, Supplier<String> value) {
        into.put(name, arguments -> value);
    }
}
