package dev.weir.etl.replay;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a cast has kept a value. Values are in the classes that {@link dev.weir.contract.Casts} names. */
final class Losses {
    private static final int LONGEST_SHOWN = 60;
    private static final long MICROS_A_MILLI = 1_000;
    private static final Pattern BEYOND_MICROSECONDS = Pattern.compile(".*\\.[0-9]{6}[0-9]*[1-9][0-9]*([Zz]|[+-].*)?");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?");

    private Losses() {}

    /** What became of what, when it is not the same any more. */
    static Optional<String> between(Object source, Object cast) {
        if (source == null || cast == null) {
            return Optional.empty();
        }
        if (source instanceof List<?> from && cast instanceof List<?> to) {
            return elements(from, to);
        }
        if (source instanceof Map<?, ?> from && cast instanceof Map<?, ?> to) {
            return members(from, to);
        }
        return kept(source, cast) ? Optional.empty() : Optional.of(shown(source) + " becomes " + shown(cast));
    }

    private static Optional<String> elements(List<?> from, List<?> to) {
        Iterator<?> casts = to.iterator();
        return from.stream()
                .map(each -> between(each, casts.next()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Keys may have been cast as well, but their order has not changed; a struct's fields go by name. */
    private static Optional<String> members(Map<?, ?> from, Map<?, ?> to) {
        if (!to.keySet().containsAll(from.keySet()) && from.size() == to.size()) {
            return elements(List.copyOf(from.keySet()), List.copyOf(to.keySet()));
        }
        return from.entrySet().stream()
                .map(entry -> to.containsKey(entry.getKey())
                        ? between(entry.getValue(), to.get(entry.getKey()))
                        : leftOut(entry))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> leftOut(Map.Entry<?, ?> entry) {
        return entry.getValue() == null
                ? Optional.empty()
                : Optional.of("'%s' (%s) is left out".formatted(entry.getKey(), shown(entry.getValue())));
    }

    private static boolean kept(Object source, Object cast) {
        if (source instanceof Instant instant && cast instanceof LocalDate day) {
            return day.atStartOfDay().toInstant(ZoneOffset.UTC).equals(instant);
        }
        if (source instanceof Instant instant && cast instanceof Long) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant) % MICROS_A_MILLI == 0;
        }
        if (source instanceof String text && cast instanceof Instant) {
            Matcher finer = BEYOND_MICROSECONDS.matcher(text);
            return !finer.matches();
        }
        Optional<BigDecimal> before = number(source);
        Optional<BigDecimal> after = number(cast);
        return before.isEmpty() || after.isEmpty() || before.get().compareTo(after.get()) == 0;
    }

    /** A number's exact value: that of its shortest text for a floating-point number, which is what people mean by it. */
    private static Optional<BigDecimal> number(Object value) {
        if (value instanceof Float || value instanceof Double) {
            boolean finite = Double.isFinite(((Number) value).doubleValue());
            return finite ? Optional.of(new BigDecimal(value.toString())) : Optional.empty();
        }
        boolean digits = value instanceof Number
                || (value instanceof String text && NUMBER.matcher(text).matches());
        return digits ? Optional.of(new BigDecimal(value.toString())) : Optional.empty();
    }

    private static String shown(Object value) {
        String text = value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
    }
}
