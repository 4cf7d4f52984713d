package dev.weir.etl.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.contract.Type;
import dev.weir.etl.row.Cell;
import dev.weir.etl.row.ListCell;
import dev.weir.etl.row.MapCell;
import dev.weir.etl.row.StructCell;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What cells hold, in the classes that {@link dev.weir.contract.Casts} names. */
final class CellValues {
    private static final int LONG_PRECISION = 18;

    private CellValues() {}

    /** The value of a cell of this type; null when there is none. The parts of a container can be taken once a record. */
    static Object of(Cell cell, Type type) {
        if (!cell.present()) {
            return null;
        }
        if (type instanceof Type.Primitive primitive) {
            return primitive(cell, primitive);
        }
        if (type instanceof Type.Decimal decimal) {
            BigInteger unscaled = decimal.precision() <= LONG_PRECISION
                    ? BigInteger.valueOf(cell.bits())
                    : new BigInteger(bytes(cell));
            return new BigDecimal(unscaled, decimal.scale());
        }
        if (type instanceof Type.Array array) {
            return elements((ListCell) cell, array);
        }
        return type instanceof Type.Map map
                ? entries((MapCell) cell, map)
                : fields((StructCell) cell, (Type.Struct) type);
    }

    private static Object primitive(Cell cell, Type.Primitive type) {
        return switch (type) {
            case BOOLEAN -> cell.bits() != 0;
            case TINYINT, SMALLINT, INT, BIGINT -> cell.bits();
            case FLOAT -> Float.intBitsToFloat((int) cell.bits());
            case DOUBLE -> Double.longBitsToDouble(cell.bits());
            case STRING -> new String(cell.bytes(), cell.offset(), cell.length(), UTF_8);
            case BINARY -> bytes(cell);
            case DATE -> LocalDate.ofEpochDay(cell.bits());
            case TIMESTAMP -> Instant.EPOCH.plus(cell.bits(), ChronoUnit.MICROS);
        };
    }

    private static byte[] bytes(Cell cell) {
        return Arrays.copyOfRange(cell.bytes(), cell.offset(), cell.offset() + cell.length());
    }

    private static List<Object> elements(ListCell list, Type.Array type) {
        List<Object> elements = new ArrayList<>();
        long size = list.bits();
        for (long index = 0; index < size; index++) {
            list.element().recall();
            elements.add(of(list.element(), type.element()));
        }
        return elements;
    }

    private static Map<Object, Object> entries(MapCell map, Type.Map type) {
        Map<Object, Object> entries = new LinkedHashMap<>();
        long size = map.bits();
        for (long index = 0; index < size; index++) {
            map.key().recall();
            map.value().recall();
            entries.put(of(map.key(), type.key()), of(map.value(), type.value()));
        }
        return entries;
    }

    private static Map<String, Object> fields(StructCell struct, Type.Struct type) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Type.Field field : type.fields()) {
            Cell cell = struct.fields().get(field.name());
            cell.recall();
            fields.put(field.name(), of(cell, field.type()));
        }
        return fields;
    }
}
