package dev.weir.etl.row;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;

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
        put(value.toString());
    }

    @Override
    public void numeral(byte[] json, int from, int size) {
        set(json, from, size);
    }

    @Override
    public void real(double value) {
        put(Double.toString(value));
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
    String typeName() {
        return "string";
    }
}
