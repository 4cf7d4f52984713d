package dev.weir.contract.protobuf;

import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;

/** The text of a file as the parser of Wire understands it, bounded in depth before the recursive parser sees it. */
public final class ProtoSyntax {
    private static final int MAX_DEPTH = 64;

    private ProtoSyntax() {}

    /** One canonical layout of the file, equal for texts that differ in white space alone. */
    public static String canonical(String text) {
        return parse(text).toSchema();
    }

    static ProtoFileElement parse(String text) {
        requireShallow(text);
        try {
            return ProtoParser.Companion.parse(Location.get("", ""), text);
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(firstLine(String.valueOf(e.getMessage())), e);
        }
    }

    /** Brackets inside comments and strings count as well: no real file comes near the limit either way. */
    private static void requireShallow(String text) {
        int depth = 0;
        int angles = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth = Math.max(0, depth - 1);
                case '<' -> angles++;
                case ';' -> angles = 0;
                default -> {
                    // Opens and closes nothing.
                }
            }
            if (depth > MAX_DEPTH || angles > MAX_DEPTH) {
                throw new IllegalArgumentException("nested more than %d levels deep".formatted(MAX_DEPTH));
            }
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").strip();
    }
}
