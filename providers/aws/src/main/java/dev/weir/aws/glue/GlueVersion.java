package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.aws.rule.Mistakes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of Glue. Glue releases new ones after Weir does, one major version at a time: what may be such a version is a
 * warning, what never was one is an error.
 */
final class GlueVersion {
    private static final String POINTER = "/glueVersion";
    private static final List<String> KNOWN = List.of("0.9", "1.0", "2.0", "3.0", "4.0", "5.0", "5.1", "6.0");
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

    private GlueVersion() {}

    static void check(JsonNode version, Mistakes mistakes) {
        if (!version.isTextual() || KNOWN.contains(version.asText())) {
            return;
        }
        String known = "Known versions: " + String.join(", ", KNOWN) + ".";
        if (isNewer(version.asText())) {
            mistakes.warning(
                    POINTER,
                    "Unknown Glue version",
                    "Weir does not know Glue %s. It may be newer than this Weir. %s"
                            .formatted(version.asText(), known));
        } else {
            mistakes.error(
                    POINTER, "No such Glue version", "There is no Glue %s. %s".formatted(version.asText(), known));
        }
    }

    private static boolean isNewer(String version) {
        Matcher newest = VERSION.matcher(KNOWN.getLast());
        Matcher asked = VERSION.matcher(version);
        if (!newest.matches() || !asked.matches()) {
            return false;
        }
        int majors = Integer.parseInt(asked.group(1)) - Integer.parseInt(newest.group(1));
        return majors == 1 || (majors == 0 && Integer.parseInt(asked.group(2)) > Integer.parseInt(newest.group(2)));
    }
}
