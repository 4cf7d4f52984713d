package dev.weir.cli.generate;

import static dev.weir.cli.generate.WordLists.plain;

import dev.weir.cli.generate.FakerFunctions.Arguments;
import dev.weir.cli.generate.FakerFunctions.Function;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** {@code lorem.*}, {@code helpers.*} on texts, {@code random.word} and {@code random.words}. */
final class TextFunctions {
    private final WordLists words;
    private final Map<String, Function> functions = new LinkedHashMap<>();

    private TextFunctions(WordLists words) {
        this.words = words;
    }

    static Map<String, Function> over(WordLists words) {
        TextFunctions text = new TextFunctions(words);
        text.lorem();
        text.helpers();
        return text.functions;
    }

    private void lorem() {
        IntFunction<List<String>> latin = count -> words.faker().lorem().words(count);
        IntFunction<List<String>> sentences = count -> words.faker().lorem().sentences(count);
        IntFunction<List<String>> paragraphs = count -> words.faker().lorem().paragraphs(count);
        joined("lorem.words", 3, latin, " ");
        joined("lorem.slug", 3, latin, "-");
        joined("lorem.sentences", 3, sentences, " ");
        joined("lorem.lines", 3, sentences, "\\n");
        joined("lorem.paragraphs", 3, paragraphs, "\\n");
        joined("random.words", 3, latin, " ");
        plain(functions, "lorem.word", () -> words.faker().lorem().word());
        plain(functions, "lorem.sentence", () -> words.faker().lorem().sentence());
        plain(functions, "lorem.paragraph", () -> words.faker().lorem().paragraph());
        plain(functions, "lorem.text", () -> words.faker().lorem().paragraph());
        plain(functions, "random.word", () -> words.faker().lorem().word());
    }

    /** A line's end is written as JSON writes it, because that is where these texts stand. */
    private void joined(String name, int byDefault, IntFunction<List<String>> parts, String separator) {
        functions.put(name, arguments -> {
            int count = arguments.count(arguments.first(), byDefault);
            return () -> String.join(separator, parts.apply(count));
        });
    }

    private void helpers() {
        functions.put("helpers.replaceSymbolWithNumber", this::replaceSymbolWithNumber);
        functions.put("helpers.replaceSymbols", this::replaceSymbols);
        functions.put("helpers.slugify", TextFunctions::slugify);
    }

    /** {@code (text, symbol)}. */
    private Supplier<String> replaceSymbolWithNumber(Arguments arguments) {
        String text = arguments.text(arguments.first(), "the text", "");
        String symbol = arguments.text(arguments.second(), "the symbol", "#");
        if (symbol.length() != 1) {
            throw new IllegalArgumentException("the symbol must be one character, not '" + symbol + "'");
        }
        return () -> Symbols.digits(text, symbol.charAt(0), words.random());
    }

    private Supplier<String> replaceSymbols(Arguments arguments) {
        String text = arguments.text(arguments.first(), "the text", "");
        return () -> Symbols.digitsAndLetters(text, words.random());
    }

    private static Supplier<String> slugify(Arguments arguments) {
        String slug = arguments
                .text(arguments.first(), "the text", "")
                .replace(' ', '-')
                .replaceAll("[^\\w.-]", "");
        return () -> slug;
    }
}
