package dev.weir.local.glue.crawlers;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * AWS's cron expressions: {@code cron(minutes hours day-of-month month day-of-week year)}. Days of the week count from 1 for Sunday, and
 * exactly one of the two days is {@code ?}.
 */
final class CronExpression {
    private static final Pattern EXPRESSION = Pattern.compile("cron\\((\\S+(?: +\\S+){5})\\)");
    private static final Pattern PART = Pattern.compile("(\\*|\\w+)(?:-(\\w+))?(?:/(\\d{1,3}))?");
    private static final Pattern MONTH_DAY = Pattern.compile("L|LW|([1-9]|[12]\\d|3[01])W");
    private static final Pattern WEEK_DAY = Pattern.compile("L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5])");
    private static final Pattern NEVER = Pattern.compile("(?!)");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final List<Field> FIELDS = List.of(
            new Field(0, 59, List.of(), NEVER),
            new Field(0, 23, List.of(), NEVER),
            new Field(1, 31, List.of(), MONTH_DAY),
            new Field(1, 12, MONTHS, NEVER),
            new Field(1, 7, DAYS, WEEK_DAY),
            new Field(1970, 2199, List.of(), NEVER));
    private static final int MONTH_DAY_AT = 2;
    private static final int WEEK_DAY_AT = 4;

    /**
     * One of the six.
     *
     * @param names of its numbers, from the least
     * @param special what else may stand there
     */
    private record Field(int least, int most, List<String> names, Pattern special) {
        boolean holds(String part) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                return special.matcher(part).matches();
            }
            boolean from = matcher.group(1).equals("*") || isValue(matcher.group(1));
            boolean to = matcher.group(2) == null || (!matcher.group(1).equals("*") && isValue(matcher.group(2)));
            boolean step = matcher.group(3) == null
                    || (Integer.parseInt(matcher.group(3)) > 0 && Integer.parseInt(matcher.group(3)) <= most);
            return (from && to && step) || special.matcher(part).matches();
        }

        private boolean isValue(String text) {
            if (names.contains(text)) {
                return true;
            }
            return text.matches("\\d{1,4}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most;
        }
    }

    private CronExpression() {}

    static boolean isValid(String text) {
        Matcher expression = EXPRESSION.matcher(text);
        if (!expression.matches()) {
            return false;
        }
        List<String> fields =
                List.of(expression.group(1).toUpperCase(Locale.ROOT).split(" +"));
        boolean isDay = fields.get(MONTH_DAY_AT).equals("?");
        if (isDay == fields.get(WEEK_DAY_AT).equals("?")) {
            return false;
        }
        for (int i = 0; i < fields.size(); i++) {
            boolean isOpen =
                    (i == MONTH_DAY_AT || i == WEEK_DAY_AT) && fields.get(i).equals("?");
            if (!isOpen && !List.of(fields.get(i).split(",", -1)).stream().allMatch(FIELDS.get(i)::holds)) {
                return false;
            }
        }
        return true;
    }
}
