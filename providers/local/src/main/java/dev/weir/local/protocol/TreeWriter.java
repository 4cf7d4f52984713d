package dev.weir.local.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import dev.weir.local.model.Member;
import dev.weir.local.model.ServiceModel;
import dev.weir.local.model.Shape;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Writes an output tree as JSON or CBOR; members the model does not know, and nulls, are left out. */
final class TreeWriter {
    /** CBOR's tag of an epoch-based time. */
    private static final int EPOCH = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServiceModel model;
    private final boolean millis;
    private final JsonGenerator out;

    TreeWriter(ServiceModel model, boolean millis, JsonGenerator out) {
        this.model = model;
        this.millis = millis;
        this.out = out;
    }

    void structure(Shape.Structure shape, JsonNode value) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, Member> member : shape.members().entrySet()) {
            JsonNode child = value.get(member.getKey());
            if (child != null && !child.isNull()) {
                out.writeFieldName(member.getKey());
                write(model.shape(member.getValue()), child);
            }
        }
        out.writeEndObject();
    }

    private void write(Shape shape, JsonNode value) throws IOException {
        switch (shape) {
            case Shape.Structure structure -> structure(structure, value);
            case Shape.Sequence list -> list(list, value);
            case Shape.Dictionary map -> map(map, value);
            case Shape.Text text -> out.writeString(value.asText());
            case Shape.Numeric number -> number(number, value);
            case Shape.Truth truth -> out.writeBoolean(value.asBoolean());
            case Shape.Blob blob -> out.writeBinary(value.binaryValue());
            case Shape.Timestamp timestamp -> timestamp(value);
            case Shape.Document document -> out.writeRawValue(JSON.writeValueAsString(value));
        }
    }

    private void list(Shape.Sequence shape, JsonNode value) throws IOException {
        out.writeStartArray();
        for (JsonNode item : value) {
            if (item.isNull()) {
                out.writeNull();
            } else {
                write(model.shape(shape.member()), item);
            }
        }
        out.writeEndArray();
    }

    private void map(Shape.Dictionary shape, JsonNode value) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            out.writeFieldName(entry.getKey());
            write(model.shape(shape.value()), entry.getValue());
        }
        out.writeEndObject();
    }

    private void number(Shape.Numeric shape, JsonNode value) throws IOException {
        switch (shape.kind()) {
            case INTEGER, LONG -> out.writeNumber(value.asLong());
            case FLOAT, DOUBLE -> out.writeNumber(value.asDouble());
        }
    }

    private void timestamp(JsonNode seconds) throws IOException {
        BigDecimal exact = seconds.decimalValue().setScale(3, RoundingMode.HALF_UP);
        if (millis && out instanceof CBORGenerator cbor) {
            cbor.writeTag(EPOCH);
            cbor.writeNumber(exact.movePointRight(3).longValueExact());
        } else {
            out.writeNumber(exact);
        }
    }
}
