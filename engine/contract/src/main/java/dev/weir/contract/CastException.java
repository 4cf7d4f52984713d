package dev.weir.contract;

/** A value that a cast does not let through. The message names the value, shortened, and the type. */
public class CastException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CastException(String message) {
        super(message);
    }

    static CastException of(Object value, Type to) {
        String text = String.valueOf(value);
        String shortened = text.length() > 60 ? text.substring(0, 60) + "..." : text;
        String shown = value instanceof CharSequence ? "'" + shortened + "'" : shortened;
        return new CastException("%s is no %s".formatted(shown, GlueTypes.render(to)));
    }
}
