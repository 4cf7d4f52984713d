package dev.weir.etl.json;

/** The compiler met a keyword, or a use of one, that only the validator on trees knows. */
final class UnknownKeyword extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownKeyword(String keyword) {
        super(keyword, null, false, false);
    }
}
