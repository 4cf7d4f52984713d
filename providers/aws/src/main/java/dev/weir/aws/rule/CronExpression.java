package dev.weir.aws.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * AWS's cron expressions, {@code cron(minutes hours day-of-month month day-of-week year)}, in UTC. They differ from Unix cron:
 * there is a year, days of the week count from 1 for Sunday, and one of the two days must be {@code ?}.
 */
final class CronExpression {
    private static final Pattern EXPRESSION = Pattern.compile("cron\\((.*)\\)");
    private static final Pattern STEP = Pattern.compile("(.+)/(\\d{1,4})");
    private static final Pattern RANGE = Pattern.compile("([^-]+)-([^-]+)");
    private static final Pattern NEAREST_WEEKDAY = Pattern.compile("(\\d{1,2})W");
    private static final Pattern NTH = Pattern.compile("([^#]+)#([1-5])");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    private static final String MONTH_DAYS = ", '?', L, LW or a number with W";
    private static final String WEEK_DAYS = ", '?', L or a day with #1 to #5";
    private static final Field DAY_OF_MONTH = new Field("day of the month", 1, 31, List.of(), MONTH_DAYS);
    private static final Field DAY_OF_WEEK = new Field("day of the week", 1, 7, DAYS, WEEK_DAYS);
    private static final List<Field> FIELDS = List.of(
            new Field("minutes", 0, 59, List.of(), ""),
            new Field("hours", 0, 23, List.of(), ""),
            DAY_OF_MONTH,
            new Field("month", 1, 12, MONTHS, ""),
            DAY_OF_WEEK,
            new Field("year", 1970, 2199, List.of(), ""));
    private static final int DAY_OF_MONTH_AT = 2;
    private static final int DAY_OF_WEEK_AT = 4;

    /**
     * One of the six.
     *
     * @param special what only this one may hold, in words
     */
    private record Field(String words, int least, int most, List<String> names, String special) {}

    private CronExpression() {}

    static Optional<String> broken(String text) {
        Matcher expression = EXPRESSION.matcher(text);
        String[] fields = expression.matches() ? expression.group(1).strip().split("\\s+", -1) : new String[0];
        if (fields.length != FIELDS.size()) {
            return Optional.of(("'%s' must be cron(minutes hours day-of-month month day-of-week year), such as"
                            + " cron(15 12 * * ? *): six fields, got %d.")
                    .formatted(text, fields.length));
        }
        for (int i = 0; i < fields.length; i++) {
            for (String part : fields[i].split(",", -1)) {
                if (!isWritten(FIELDS.get(i), part.toUpperCase(Locale.ROOT))) {
                    return Optional.of(said(FIELDS.get(i), fields[i]));
                }
            }
        }
        boolean dayOfMonth = !fields[DAY_OF_MONTH_AT].equals("?");
        boolean dayOfWeek = !fields[DAY_OF_WEEK_AT].equals("?");
        return dayOfMonth == dayOfWeek
                ? Optional.of("'%s': exactly one of the day of the month and the day of the week must be '?'."
                        .formatted(text))
                : Optional.empty();
    }

    private static boolean isWritten(Field field, String part) {
        if (part.equals("*")) {
            return true;
        }
        if (part.equals("?")) {
            return !field.special().isEmpty();
        }
        Matcher step = STEP.matcher(part);
        if (step.matches()) {
            int width = Integer.parseInt(step.group(2));
            return width > 0 && width <= field.most() && (step.group(1).equals("*") || isRange(field, step.group(1)));
        }
        return isRange(field, part) || isSpecial(field, part);
    }

    private static boolean isRange(Field field, String part) {
        Matcher range = RANGE.matcher(part);
        return range.matches()
                ? isValue(field, range.group(1)) && isValue(field, range.group(2))
                : isValue(field, part);
    }

    private static boolean isSpecial(Field field, String part) {
        Matcher weekday = NEAREST_WEEKDAY.matcher(part);
        Matcher nth = NTH.matcher(part);
        if (field.equals(DAY_OF_MONTH)) {
            return part.equals("L") || part.equals("LW") || (weekday.matches() && isValue(field, weekday.group(1)));
        }
        return field.equals(DAY_OF_WEEK)
                && (part.equals("L")
                        || (part.endsWith("L") && isValue(field, part.substring(0, part.length() - 1)))
                        || (nth.matches() && isValue(field, nth.group(1))));
    }

    private static boolean isValue(Field field, String text) {
        if (field.names().contains(text)) {
            return true;
        }
        if (text.isEmpty() || text.length() > 4 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int number = Integer.parseInt(text);
        return number >= field.least() && number <= field.most();
    }

    private static String said(Field field, String value) {
        String names = field.names().isEmpty()
                ? ""
                : " or " + field.names().getFirst() + " to " + field.names().getLast();
        return "The %s must be %d to %d%s, '*', a range, a step%s, got '%s'."
                .formatted(field.words(), field.least(), field.most(), names, field.special(), value);
    }
}
