package dev.weir.etl.row;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Text; whatever is none becomes the text that JSON has for it. */
final class StringCell extends Cell {
    StringCell(Row row, String column) {
        super(row, column);
    }

    @Override
    public void integer(long value) {
        put(Long.toString(value));
    }

    @Override
    public void number(BigDecimal value) {
        put(value.toPlainString());
    }

    @Override
    public void wholeReal(long value) {
        real((double) value);
    }

    @Override
    public void numeral(byte[] json, int from, int size) {
        real(Double.parseDouble(new String(json, from, size, ISO_8859_1)));
    }

    @Override
    public void binary(byte[] value, int from, int size) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(value, from, size));
            set(value, from, size);
        } catch (CharacterCodingException malformed) {
            mismatch(size + " bytes that are not UTF-8");
        }
    }

    @Override
    public void real(double value) {
        put(Double.toString(value));
    }

    @Override
    public void single(float value) {
        put(Float.toString(value));
    }

    @Override
    public void bool(boolean value) {
        put(Boolean.toString(value));
    }

    @Override
    public void text(byte[] utf8, int from, int size) {
        set(utf8, from, size);
    }

    @Override
    public void json(byte[] utf8, int from, int size) {
        set(utf8, from, size);
    }

    @Override
    public void days(long value) {
        put(Temporal.dateText(value));
    }

    @Override
    public void micros(long value) {
        put(Temporal.timestampText(value));
    }

    private void put(String value) {
        byte[] utf8 = value.getBytes(UTF_8);
        set(utf8, 0, utf8.length);
    }

    @Override
    boolean isBytes() {
        return true;
    }

    @Override
    String typeName() {
        return "string";
    }
}
