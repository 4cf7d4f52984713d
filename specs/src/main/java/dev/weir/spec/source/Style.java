package dev.weir.spec.source;

/** How emphasis is written. */
public enum Style {
    PLAIN,
    /** With ANSI escape sequences, for terminals. */
    ANSI;

    private static final String ESCAPE = "\u001b[";
    private static final String RESET = ESCAPE + "0m";

    String bold(String text) {
        return wrap("1", text);
    }

    String red(String text) {
        return wrap("1;31", text);
    }

    String yellow(String text) {
        return wrap("1;33", text);
    }

    String blue(String text) {
        return wrap("34", text);
    }

    private String wrap(String code, String text) {
        return switch (this) {
            case PLAIN -> text;
            case ANSI -> ESCAPE + code + "m" + text + RESET;
        };
    }
}
