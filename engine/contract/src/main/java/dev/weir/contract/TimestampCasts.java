package dev.weir.contract;

import dev.weir.contract.Type.Primitive;
import dev.weir.contract.Type.Timestamp.Unit;

/** The categories of casts from the timestamps that columns do not have. */
final class TimestampCasts {
    private static final String SECOND = "2026-11-22T10:15:30";

    private TimestampCasts() {}

    static Cast between(Type.Timestamp from, Type to) {
        if (!(to instanceof Primitive target)) {
            return CastTable.between(Primitive.TIMESTAMP, to);
        }
        return switch (target) {
            case TIMESTAMP, STRING -> from.unit() == Unit.NANOS || from.local() ? toMicroseconds(from) : Cast.SAFE;
            case BIGINT -> from.unit() != Unit.MILLIS || from.local() ? toMilliseconds(from) : Cast.SAFE;
            case DATE -> lossy(from, "2026-11-22");
            case BOOLEAN, TINYINT, SMALLINT, INT, FLOAT, DOUBLE, BINARY -> CastTable.between(Primitive.TIMESTAMP, to);
        };
    }

    private static Cast toMicroseconds(Type.Timestamp from) {
        Unit kept = from.unit() == Unit.MILLIS ? Unit.MILLIS : Unit.MICROS;
        return lossy(from, SECOND + fraction(kept) + "Z" + asUtc(from));
    }

    private static Cast toMilliseconds(Type.Timestamp from) {
        return lossy(from, "1795342530123 (milliseconds)" + asUtc(from));
    }

    private static Cast lossy(Type.Timestamp from, String result) {
        String zone = from.local() ? "" : "Z";
        String value = SECOND + fraction(from.unit()) + zone;
        return new Cast(Cast.Category.LOSSY, value + " becomes " + result);
    }

    private static String asUtc(Type.Timestamp from) {
        return from.local() ? ", a local time counts as UTC" : "";
    }

    private static String fraction(Unit unit) {
        return switch (unit) {
            case MILLIS -> ".123";
            case MICROS -> ".123456";
            case NANOS -> ".123456789";
        };
    }
}
