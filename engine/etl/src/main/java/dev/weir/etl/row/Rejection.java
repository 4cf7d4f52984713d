package dev.weir.etl.row;

/**
 * A record that cannot become a row, which sends it to the reject path. Thrown once per bad record, so it carries no stack.
 */
public final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A record's end.
     *
     * @param reason one sentence for a person: which field, and what is wrong with it
     */
    public Rejection(String reason) {
        super(reason, null, false, false);
    }
}
