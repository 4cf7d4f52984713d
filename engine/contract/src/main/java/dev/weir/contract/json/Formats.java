package dev.weir.contract.json;

import java.util.Map;
import java.util.Set;

/** The formats that validators check, each with a text that has it. Other names are annotations. */
final class Formats {
    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("date-time", "2026-01-01T00:00:00Z"),
            Map.entry("date", "2026-01-01"),
            Map.entry("time", "00:00:00Z"),
            Map.entry("email", "a@example.com"),
            Map.entry("idn-email", "a@example.com"),
            Map.entry("hostname", "example.com"),
            Map.entry("idn-hostname", "example.com"),
            Map.entry("ipv4", "127.0.0.1"),
            Map.entry("ipv6", "::1"),
            Map.entry("uri", "https://example.com/"),
            Map.entry("uri-reference", "/a"),
            Map.entry("uri-template", "/a/{b}"),
            Map.entry("iri", "https://example.com/"),
            Map.entry("iri-reference", "/a"),
            Map.entry("json-pointer", "/a"),
            Map.entry("relative-json-pointer", "0/a"),
            Map.entry("regex", "a"),
            Map.entry("uuid", "00000000-0000-4000-8000-000000000000"),
            Map.entry("duration", "P1D"),
            // Of draft-03; some validators check them to this day.
            Map.entry("alpha", "a"),
            Map.entry("color", "red"),
            Map.entry("host-name", "example.com"),
            Map.entry("ip-address", "127.0.0.1"),
            Map.entry("phone", "+15550100"),
            Map.entry("style", "color: red"),
            Map.entry("utc-millisec", "0"));

    /** A text without any format, though some that are vague or young may let it pass. */
    static final String MALFORMED = "{ }";

    private static final Set<String> LENIENT = Set.of(
            "regex",
            "uri-template",
            "uuid",
            "duration",
            "alpha",
            "color",
            "host-name",
            "ip-address",
            "phone",
            "style",
            "utc-millisec");

    private Formats() {}

    static boolean rejectsMalformed(String format) {
        return !LENIENT.contains(format);
    }

    static boolean isChecked(String format) {
        return EXAMPLES.containsKey(format);
    }

    /** A text of this format; no text for a format that is unknown. */
    static String example(String format) {
        return EXAMPLES.getOrDefault(format, "");
    }
}
