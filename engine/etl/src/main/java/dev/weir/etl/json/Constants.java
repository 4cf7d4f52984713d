package dev.weir.etl.json;

import dev.weir.etl.row.Rejection;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * The values of {@code enum} or {@code const}, without arrays and objects.
 *
 * @param texts strings, in UTF-8
 * @param numbers compared by value: 1 is 1.0
 * @param literals {@code null}, {@code true} and {@code false}, by their names
 */
record Constants(List<byte[]> texts, List<BigDecimal> numbers, List<String> literals) {

    void check(byte[] utf8, int from, int size, Shape shape) {
        for (byte[] text : texts) {
            if (Arrays.equals(text, 0, text.length, utf8, from, from + size)) {
                return;
            }
        }
        throw none(shape);
    }

    void check(BigDecimal value, Shape shape) {
        for (BigDecimal number : numbers) {
            if (number.compareTo(value) == 0) {
                return;
            }
        }
        throw none(shape);
    }

    void check(String literal, Shape shape) {
        if (!literals.contains(literal)) {
            throw none(shape);
        }
    }

    /** Arrays and objects are none of these values. */
    static Rejection none(Shape shape) {
        return new Rejection(shape.place() + ": not one of the values that the schema lists");
    }
}
