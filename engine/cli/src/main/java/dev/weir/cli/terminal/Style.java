package dev.weir.cli.terminal;

/**
 * Colours, or none.
 *
 * @param color whether to write ANSI escapes
 */
public record Style(boolean color) {
    public static final Style PLAIN = new Style(false);
    private static final String RESET = "\u001b[0m";

    public String bold(String text) {
        return wrap("\u001b[1m", text);
    }

    public String dim(String text) {
        return wrap("\u001b[2m", text);
    }

    public String red(String text) {
        return wrap("\u001b[31m", text);
    }

    public String green(String text) {
        return wrap("\u001b[32m", text);
    }

    public String yellow(String text) {
        return wrap("\u001b[33m", text);
    }

    public String cyan(String text) {
        return wrap("\u001b[36m", text);
    }

    private String wrap(String escape, String text) {
        return color && !text.isEmpty() ? escape + text + RESET : text;
    }
}
