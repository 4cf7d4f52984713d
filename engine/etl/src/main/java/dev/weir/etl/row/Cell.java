package dev.weir.etl.row;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;

/**
 * The value of one column in the record at hand. A decoder calls the method for the kind of value that it found; the cell
 * casts it, or notes on its row why it cannot: what a cell does not override, it cannot cast. A cell that nobody sets is null.
 */
public abstract class Cell {
    private final Row row;
    private final String column;
    private boolean present;
    private long bits;
    private byte[] bytes = new byte[0];
    private int offset;
    private int length;

    /** The values of a part of a container, of which one record may have many; null for a column's own cell. */
    private Series series;

    Cell(Row row, String column) {
        this.row = row;
        this.column = column;
    }

    /** Takes a whole number. */
    public void integer(long value) {
        mismatch(Long.toString(value));
    }

    /** Takes a number that has a fraction or an exponent, or is too large for a long. */
    public void number(BigDecimal value) {
        mismatch(Numbers.shown(value));
    }

    /** Takes a whole number where the schema allows fractions as well. */
    public void wholeReal(long value) {
        integer(value);
    }

    /** Takes a number as JSON writes it, valid and bounded; not copied. */
    public void numeral(byte[] json, int from, int size) {
        number(new BigDecimal(new String(json, from, size, ISO_8859_1)));
    }

    /** Takes a binary floating-point number. */
    public void real(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            mismatch(Double.toString(value));
        } else {
            number(new BigDecimal(Double.toString(value)));
        }
    }

    /** Takes a binary floating-point number of 32 bits. */
    public void single(float value) {
        if (Float.isNaN(value) || Float.isInfinite(value)) {
            mismatch(Float.toString(value));
        } else {
            number(new BigDecimal(Float.toString(value)));
        }
    }

    public void bool(boolean value) {
        mismatch(Boolean.toString(value));
    }

    /** Takes text, valid UTF-8; the bytes are read before the next record, not copied. */
    public void text(byte[] utf8, int from, int size) {
        mismatch(quoted(utf8, from, size));
    }

    /** Takes bytes without a character set, likewise not copied. */
    public void binary(byte[] value, int from, int size) {
        mismatch(size + " bytes");
    }

    /** Takes days since 1970-01-01. */
    public void days(long value) {
        mismatch("a date");
    }

    /** Takes microseconds since 1970-01-01T00:00:00Z. */
    public void micros(long value) {
        mismatch("a timestamp");
    }

    /** Takes an array, an object or a map as its JSON text, valid UTF-8; not copied. */
    public void json(byte[] utf8, int from, int size) {
        mismatch(new String(utf8, from, Math.min(size, 40), UTF_8));
    }

    /** An array begins, whose elements follow, and then its {@link #end}. */
    public void beginArray() {}

    /** An element of the array has been handed to the element's cell, or is null. */
    public void endElement() {
        throw new IllegalStateException("not a list");
    }

    /** An object begins, whose members follow, and then its {@link #end}. */
    public void beginObject() {}

    /** A member of the object begins; what it holds is handed to the value's cell. */
    public void key(byte[] utf8, int from, int size) {
        throw new IllegalStateException("not a map");
    }

    /** A member has ended. */
    public void endEntry() {
        throw new IllegalStateException("not a map");
    }

    public final boolean present() {
        return present;
    }

    /** The value of a column stored as a whole number, a date, a timestamp, a boolean (0 or 1) or a floating-point number (its bits). */
    public final long bits() {
        return bits;
    }

    /** The array that holds the value of a column stored as bytes. */
    public final byte[] bytes() {
        return bytes;
    }

    public final int offset() {
        return offset;
    }

    public final int length() {
        return length;
    }

    final void clear() {
        present = false;
    }

    final void set(long value) {
        bits = value;
        present = true;
    }

    final void set(byte[] value, int from, int size) {
        bytes = value;
        offset = from;
        length = size;
        present = true;
    }

    /** An array or object ends, whose text this is: valid UTF-8, not copied. */
    public void end(byte[] utf8, int from, int size) {
        json(utf8, from, size);
    }

    /** Makes this the cell of a container's part. */
    final Cell asPart() {
        series = new Series(isBytes());
        return this;
    }

    /** Keeps the value that the cell holds, as one of many, and empties the cell for the next. */
    final void commit() {
        series.add(this);
        present = false;
    }

    /**
     * Brings back the values kept, one a call, in the order in which they came: parts of containers are written when their record
     * is known to be good.
     */
    public final void recall() {
        series.next(this);
    }

    final void forget() {
        series.clear();
    }

    /** Notes that this value cannot be cast. */
    final void mismatch(String value) {
        row.uncastable("column " + column + ": cannot cast " + value + " to " + typeName());
    }

    /** Whether the value is kept as bytes rather than as a number. */
    boolean isBytes() {
        return false;
    }

    /** The type's name in messages. */
    abstract String typeName();

    static String quoted(byte[] utf8, int from, int size) {
        String text = new String(utf8, from, size, UTF_8);
        return text.length() > 60 ? "\"" + text.substring(0, 60) + "...\"" : "\"" + text + "\"";
    }
}
