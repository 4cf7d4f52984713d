package dev.weir.spec.source;

/** Builds JSON Pointers (RFC 6901) as text. */
public final class Pointers {
    /** The pointer of the whole value. */
    public static final String ROOT = "";

    private Pointers() {}

    /** The pointer of a member of the object at {@code pointer}. */
    public static String member(String pointer, String name) {
        return pointer + "/" + escape(name);
    }

    /** The pointer of an element of the array at {@code pointer}. */
    public static String element(String pointer, int index) {
        return pointer + "/" + index;
    }

    /** The pointer of the value around the one at {@code pointer}; the root's parent is the root. */
    public static String parent(String pointer) {
        int slash = pointer.lastIndexOf('/');
        return slash < 0 ? ROOT : pointer.substring(0, slash);
    }

    /** The first part of a pointer, unescaped; empty for the root. */
    public static String first(String pointer) {
        int end = pointer.indexOf('/', 1);
        return pointer.isEmpty() ? "" : unescape(pointer.substring(1, end < 0 ? pointer.length() : end));
    }

    /** The last part of a pointer, unescaped; empty for the root. */
    public static String last(String pointer) {
        return unescape(pointer.substring(pointer.lastIndexOf('/') + 1));
    }

    /** Whether {@code pointer} is {@code ancestor} or lies below it. */
    public static boolean isWithin(String pointer, String ancestor) {
        return pointer.startsWith(ancestor)
                && (pointer.length() == ancestor.length() || pointer.charAt(ancestor.length()) == '/');
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String unescape(String part) {
        return part.replace("~1", "/").replace("~0", "~");
    }
}
