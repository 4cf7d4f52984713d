package dev.weir.cli.generate;

import java.util.Random;
import java.util.function.IntUnaryOperator;

/** Texts whose characters are drawn: formats of digits and letters, and strings over an alphabet. */
final class Symbols {
    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Symbols() {}

    /** Draws a digit for each symbol, and one from 2 to 9 for each {@code !}, as faker.js does for phone numbers. */
    static String digits(String format, char symbol, Random random) {
        return mapped(format, c -> c == symbol ? drawn(DIGITS, random) : c == '!' ? drawn("23456789", random) : c);
    }

    /** Draws a digit for each {@code #}, a letter for each {@code ?}, and either for each {@code *}. */
    static String digitsAndLetters(String format, Random random) {
        return mapped(format, c -> switch (c) {
            case '#' -> drawn(DIGITS, random);
            case '?' -> drawn(LETTERS, random);
            case '*' -> drawn(random.nextBoolean() ? DIGITS : LETTERS, random);
            default -> c;
        });
    }

    static String characters(int count, String alphabet, Random random) {
        return mapped("#".repeat(count), c -> drawn(alphabet, random));
    }

    private static char drawn(String alphabet, Random random) {
        return alphabet.charAt(random.nextInt(alphabet.length()));
    }

    private static String mapped(String format, IntUnaryOperator draw) {
        return format.chars()
                .map(draw)
                .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
                .toString();
    }
}
