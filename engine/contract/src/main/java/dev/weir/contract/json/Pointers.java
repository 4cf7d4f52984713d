package dev.weir.contract.json;

/** JSON Pointers (RFC 6901) as text. */
final class Pointers {
    private Pointers() {}

    static String append(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
