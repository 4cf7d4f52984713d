package dev.weir.contract;

import dev.weir.contract.protobuf.ProtoSchema;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a Protobuf definition. */
final class ProtobufText {
    /** As the parser of Wire reports its place in a file without a name. */
    private static final Pattern PLACE = Pattern.compile("Syntax error in :(\\d{1,9}):(\\d{1,9}): (.*)");

    private ProtobufText() {}

    static ProtoSchema read(String text) {
        try {
            return ProtoSchema.parse(text);
        } catch (IllegalArgumentException e) {
            throw problem(e);
        }
    }

    private static SchemaException problem(IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        Matcher place = PLACE.matcher(message);
        if (!place.matches()) {
            return new SchemaException("Not a valid Protobuf definition: " + message, e);
        }
        int line = Integer.parseInt(place.group(1));
        int column = Integer.parseInt(place.group(2));
        String what =
                "Not a valid Protobuf definition: %s at line %d, column %d".formatted(place.group(3), line, column);
        return new SchemaException(what, e, line, column);
    }
}
