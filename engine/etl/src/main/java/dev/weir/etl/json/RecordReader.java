package dev.weir.etl.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.etl.row.Rejection;
import dev.weir.etl.row.Row;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;

/** Reads records into a row along a compiled schema. Keeps buffers, so each thread has its own. */
public final class RecordReader extends Lexer {
    private static final int MAX_DEPTH = 200;
    private static final BitSet NONE = new BitSet(0);
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private final CompiledSchema schema;
    private final Row row;
    private final byte[] wanted;
    private final NameSet names = new NameSet();
    private int depth;
    private boolean passed;

    /**
     * A reader for one row.
     *
     * @param equalTo what the filtered field must be equal to; empty text when the schema was compiled without a filter
     */
    public RecordReader(CompiledSchema schema, Row row, String equalTo) {
        this.schema = schema;
        this.row = row;
        this.wanted = equalTo.getBytes(UTF_8);
    }

    /**
     * Reads one record. The row must be clear.
     *
     * @return whether the record passes the filter
     * @throws Rejection when it is not valid JSON, or not valid under the schema
     */
    public boolean read(byte[] bytes, int from, int to) {
        passed = !schema.filtered();
        depth = 0;
        names.clear();
        open(bytes, from, to);
        value(schema.root());
        if (!atEnd()) {
            throw malformed("text after the value");
        }
        schema.requireValid(bytes, from, to);
        return passed;
    }

    private void value(Shape shape) {
        int next = peek();
        switch (next) {
            case '"' -> text(shape);
            case '{' -> object(shape);
            case '[' -> array(shape);
            case 't' -> bool(shape, true, "true", TRUE);
            case 'f' -> bool(shape, false, "false", FALSE);
            case 'n' -> nothing(shape);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numeric(shape);
            default -> throw malformed("expected a value");
        }
    }

    private void text(Shape shape) {
        string();
        require(shape, Shape.STRING, "a string");
        if (shape.strings != null) {
            shape.strings.check(text, textFrom, textSize, shape);
        }
        if (shape.constants != null) {
            shape.constants.check(text, textFrom, textSize, shape);
        }
        for (int cell : shape.cells) {
            row.cell(cell).text(text, textFrom, textSize);
        }
        if (shape.filtered) {
            filter(text, textFrom, textSize);
        }
    }

    private void numeric(Shape shape) {
        number();
        if (!numberIsLong) {
            exactNumber(shape);
            return;
        }
        require(shape, Shape.INTEGER | Shape.NUMBER, "a number");
        if (shape.numbers != null) {
            shape.numbers.check(whole, shape);
        }
        if (shape.constants != null) {
            shape.constants.check(BigDecimal.valueOf(whole), shape);
        }
        for (int cell : shape.cells) {
            switch (shape.source) {
                case EXACT -> row.cell(cell).integer(whole);
                case REAL -> row.cell(cell).wholeReal(whole);
                case OPEN -> row.cell(cell).text(in, numberFrom, at - numberFrom);
            }
        }
        filterNumber(shape);
    }

    private void exactNumber(Shape shape) {
        boolean needed = !shape.allows(Shape.NUMBER) || shape.numbers != null || shape.constants != null;
        if (needed) {
            checkExact(shape, new BigDecimal(shownNumber()));
        }
        for (int cell : shape.cells) {
            switch (shape.source) {
                case EXACT -> row.cell(cell).number(new BigDecimal(shownNumber()));
                case REAL -> row.cell(cell).numeral(in, numberFrom, at - numberFrom);
                case OPEN -> row.cell(cell).text(in, numberFrom, at - numberFrom);
            }
        }
        filterNumber(shape);
    }

    private void checkExact(Shape shape, BigDecimal value) {
        boolean integer = schema.integral(value, in, numberFrom, at);
        require(shape, integer ? Shape.INTEGER | Shape.NUMBER : Shape.NUMBER, integer ? "a number" : "a fraction");
        if (shape.numbers != null) {
            shape.numbers.check(value, shape);
        }
        if (shape.constants != null) {
            shape.constants.check(value, shape);
        }
    }

    private String shownNumber() {
        return new String(in, numberFrom, at - numberFrom, ISO_8859_1);
    }

    private void filterNumber(Shape shape) {
        if (shape.filtered) {
            filter(in, numberFrom, at - numberFrom);
        }
    }

    private void bool(Shape shape, boolean value, String name, byte[] utf8) {
        literal(name);
        require(shape, Shape.BOOLEAN, "a boolean");
        if (shape.constants != null) {
            shape.constants.check(name, shape);
        }
        for (int cell : shape.cells) {
            if (shape.source == Shape.Source.OPEN) {
                row.cell(cell).text(utf8, 0, utf8.length);
            } else {
                row.cell(cell).bool(value);
            }
        }
        if (shape.filtered) {
            filter(utf8, 0, utf8.length);
        }
    }

    private void nothing(Shape shape) {
        literal("null");
        require(shape, Shape.NULL, "null");
        if (shape.constants != null) {
            shape.constants.check("null", shape);
        }
    }

    private void array(Shape shape) {
        require(shape, Shape.ARRAY, "an array");
        if (shape.constants != null) {
            throw Constants.none(shape);
        }
        int from = at++;
        enter();
        if (shape.source != Shape.Source.OPEN) {
            for (int cell : shape.cells) {
                row.cell(cell).beginArray();
            }
        }
        int count = 0;
        if (peek() == ']') {
            at++;
        } else {
            count = elements(shape);
        }
        depth--;
        if (count < shape.minItems || count > shape.maxItems) {
            throw new Rejection("%s: %d elements, %s".formatted(shape.place(), count, shape.itemBounds()));
        }
        json(shape, from);
    }

    private int elements(Shape shape) {
        Shape items = shape.items == null ? Shape.OPEN : shape.items;
        int count = 1;
        element(shape, items);
        while (peek() == ',') {
            at++;
            element(shape, items);
            count++;
        }
        expect(']');
        return count;
    }

    private void element(Shape shape, Shape items) {
        value(items);
        for (int list : shape.lists) {
            row.cell(list).endElement();
        }
    }

    private void object(Shape shape) {
        require(shape, Shape.OBJECT, "an object");
        if (shape.constants != null) {
            throw Constants.none(shape);
        }
        int from = at++;
        enter();
        if (shape.source != Shape.Source.OPEN) {
            for (int cell : shape.cells) {
                row.cell(cell).beginObject();
            }
        }
        int mark = names.mark();
        members(shape, shape.members == null ? Members.OPEN : shape.members, mark);
        names.release(mark);
        depth--;
        json(shape, from);
    }

    private void members(Shape shape, Members members, int mark) {
        long seen = 0;
        BitSet seenBeyond = members.size() > Long.SIZE ? new BitSet(members.size()) : NONE;
        int count = 0;
        int expected = 0;
        if (peek() != '}') {
            do {
                at += count > 0 ? 1 : 0;
                if (peek() != '"') {
                    throw malformed("expected a member name");
                }
                string();
                for (int map : shape.maps) {
                    row.cell(map).key(text, textFrom, textSize);
                }
                int member = expected < members.size() && members.is(expected, text, textFrom, textSize)
                        ? expected
                        : members.find(text, textFrom, textSize);
                if (member < 0) {
                    undeclared(shape, members, mark);
                } else {
                    boolean twice = member < Long.SIZE ? (seen & 1L << member) != 0 : seenBeyond.get(member);
                    if (twice) {
                        throw new Rejection("not accepted: member \"" + members.name(member) + "\" comes twice");
                    }
                    if (member < Long.SIZE) {
                        seen |= 1L << member;
                    } else {
                        seenBeyond.set(member);
                    }
                    expected = member + 1;
                    declared(shape, members, member);
                }
                for (int map : shape.maps) {
                    row.cell(map).endEntry();
                }
                count++;
            } while (peek() == ',');
        }
        expect('}');
        int missing = members.missing(seen, seenBeyond);
        if (missing >= 0) {
            throw new Rejection("%s: lacks \"%s\"".formatted(shape.place(), members.name(missing)));
        }
        if (count < members.minimum || count > members.maximum) {
            throw new Rejection("%s: %d members, %s".formatted(shape.place(), count, members.bounds()));
        }
    }

    private void declared(Shape shape, Members members, int member) {
        Shape declared = members.shape(member);
        if (declared == null) {
            throw new Rejection("%s: \"%s\" is not allowed".formatted(shape.place(), members.name(member)));
        }
        expect(':');
        value(declared);
    }

    private void undeclared(Shape shape, Members members, int mark) {
        if (members.rest == null) {
            throw new Rejection("%s: \"%s\" is not allowed".formatted(shape.place(), shownText()));
        }
        if (!names.add(mark, text, textFrom, textSize)) {
            throw new Rejection("not accepted: member \"" + shownText() + "\" comes twice");
        }
        expect(':');
        value(members.rest);
    }

    private String shownText() {
        return new String(text, textFrom, Math.min(textSize, 60), UTF_8);
    }

    private void json(Shape shape, int from) {
        for (int cell : shape.cells) {
            if (shape.source == Shape.Source.OPEN) {
                row.cell(cell).text(in, from, at - from);
            } else {
                row.cell(cell).end(in, from, at - from);
            }
        }
    }

    private void filter(byte[] utf8, int from, int size) {
        passed = Arrays.equals(wanted, 0, wanted.length, utf8, from, from + size);
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw new Rejection("not accepted: more than " + MAX_DEPTH + " levels");
        }
    }

    private static void require(Shape shape, int kinds, String found) {
        if (!shape.allows(kinds)) {
            throw new Rejection(
                    "%s: %s, where the schema wants %s".formatted(shape.place(), found, shape.wantedKinds()));
        }
    }
}
