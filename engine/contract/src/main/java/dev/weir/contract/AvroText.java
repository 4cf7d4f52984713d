package dev.weir.contract;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Reads the text of an Avro definition; its JSON is read first, which bounds its depth. */
final class AvroText {
    private AvroText() {}

    static Schema read(String text) {
        JsonText.read(text);
        try {
            Schema schema = new Schema.Parser().parse(text);
            AvroDepth.require(schema);
            return schema;
        } catch (AvroRuntimeException
                | IllegalArgumentException
                | NullPointerException
                | UnsupportedOperationException e) {
            throw new SchemaException("Not a valid Avro schema: " + e.getMessage(), e);
        }
    }
}
