package dev.weir.etl.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Schema;
import dev.weir.etl.row.Rejection;

/**
 * Bounds of a string.
 *
 * @param minLength in code points
 * @param maxLength in code points
 * @param other a schema of further keywords on the string alone, such as {@code pattern} and {@code format}; null for none
 */
record StringRule(int minLength, int maxLength, Schema other) {

    void check(byte[] utf8, int from, int size, Shape shape) {
        boolean certain = size <= maxLength && size >= minLength * 4L;
        if (!certain) {
            checkLength(utf8, from, size, shape);
        }
        if (other != null) {
            TreeValidation.require(other, TextNode.valueOf(new String(utf8, from, size, UTF_8)), shape.place());
        }
    }

    private void checkLength(byte[] utf8, int from, int size, Shape shape) {
        int points = 0;
        for (int at = from; at < from + size; at++) {
            points += (utf8[at] & 0xC0) == 0x80 ? 0 : 1;
        }
        if (points < minLength) {
            throw new Rejection("%s: shorter than %d characters".formatted(shape.place(), minLength));
        }
        if (points > maxLength) {
            throw new Rejection("%s: longer than %d characters".formatted(shape.place(), maxLength));
        }
    }
}
