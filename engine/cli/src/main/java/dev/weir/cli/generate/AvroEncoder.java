package dev.weir.cli.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * JSON objects as Avro, framed for the registry. The JSON is plain: a union's value stands for itself, and takes the first
 * branch that it fits; a member that is absent takes the field's default. Values of logical types are written as people write them. Not
 * safe for use by several threads.
 */
public final class AvroEncoder implements RecordEncoder {
    /** A number with a fraction may be a decimal, whose digits all count. */
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Schema schema;
    private final UUID version;
    private final GenericDatumWriter<Object> writer;
    private BinaryEncoder encoder;

    /**
     * Encodes under one version of a schema.
     *
     * @param definition the schema's text
     * @param version its id in the registry
     */
    public AvroEncoder(String definition, UUID version) {
        this.schema = new Schema.Parser().parse(definition);
        this.version = version;
        this.writer = new GenericDatumWriter<>(schema);
    }

    @Override
    public byte[] encode(String text) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
            encoder = EncoderFactory.get().binaryEncoder(out, encoder);
            writer.write(datum(schema, JSON.readTree(text), ""), encoder);
            encoder.flush();
            return Framing.frame(version, out.toByteArray());
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("the record is not JSON: " + notJson.getOriginalMessage(), notJson);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AvroRuntimeException unfit) {
            throw new IllegalArgumentException("the record does not fit the schema: " + unfit.getMessage(), unfit);
        }
    }

    private static Object datum(Schema schema, JsonNode value, String path) {
        return AvroLogicalValues.of(schema, value, path).orElseGet(() -> plain(schema, value, path));
    }

    private static Object plain(Schema schema, JsonNode value, String path) {
        return switch (schema.getType()) {
            case RECORD -> record(schema, value, path);
            case ARRAY -> elements(schema, value, path);
            case MAP -> entries(schema, value, path);
            case UNION -> branch(schema, value, path);
            case ENUM -> new GenericData.EnumSymbol(schema, symbol(schema, value, path));
            case STRING -> require(value.isTextual(), "a string", value, path).asText();
            case BYTES -> AvroLogicalValues.bytes(value, path);
            case FIXED -> AvroLogicalValues.fixed(schema, value, path);
            case INT ->
                require(value.canConvertToInt() && value.isIntegralNumber(), "an int", value, path)
                        .intValue();
            case LONG ->
                require(value.canConvertToLong() && value.isIntegralNumber(), "a long", value, path)
                        .longValue();
            case FLOAT -> require(value.isNumber(), "a float", value, path).floatValue();
            case DOUBLE -> require(value.isNumber(), "a double", value, path).doubleValue();
            case BOOLEAN -> require(value.isBoolean(), "a boolean", value, path).booleanValue();
            case NULL -> {
                require(value.isNull(), "null", value, path);
                yield null;
            }
        };
    }

    static JsonNode require(boolean fits, String expected, JsonNode value, String path) {
        if (!fits) {
            throw new IllegalArgumentException(
                    (path.isEmpty() ? "the record" : path) + " must be " + expected + ", got " + value);
        }
        return value;
    }

    private static GenericData.Record record(Schema schema, JsonNode value, String path) {
        require(value.isObject(), "an object", value, path);
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            String place = path + "/" + field.name();
            JsonNode member = value.get(field.name());
            if (member != null) {
                record.put(field.pos(), datum(field.schema(), member, place));
            } else if (field.hasDefaultValue()) {
                record.put(field.pos(), GenericData.get().getDefaultValue(field));
            } else {
                throw new IllegalArgumentException(place + " is missing, and has no default");
            }
        }
        return record;
    }

    private static List<Object> elements(Schema schema, JsonNode value, String path) {
        require(value.isArray(), "an array", value, path);
        List<Object> elements = new ArrayList<>();
        value.forEach(element -> elements.add(datum(schema.getElementType(), element, path + "/" + elements.size())));
        return elements;
    }

    private static Map<String, Object> entries(Schema schema, JsonNode value, String path) {
        require(value.isObject(), "an object", value, path);
        Map<String, Object> entries = new LinkedHashMap<>();
        value.properties()
                .forEach(entry -> entries.put(
                        entry.getKey(), datum(schema.getValueType(), entry.getValue(), path + "/" + entry.getKey())));
        return entries;
    }

    private static Object branch(Schema schema, JsonNode value, String path) {
        IllegalArgumentException reason = null;
        for (Schema branch : schema.getTypes()) {
            try {
                return datum(branch, value, path);
            } catch (IllegalArgumentException unfit) {
                reason = unfit;
            }
        }
        throw new IllegalArgumentException(
                path + " fits no branch of the union; of the last: " + (reason == null ? "" : reason.getMessage()));
    }

    private static String symbol(Schema schema, JsonNode value, String path) {
        String symbol = value.asText();
        require(value.isTextual() && schema.hasEnumSymbol(symbol), "one of " + schema.getEnumSymbols(), value, path);
        return symbol;
    }
}
