package dev.weir.contract.evolution;

/** Who reads whose data. */
public enum Direction {
    /** Consumers on the proposed schema read data of the earlier one. */
    BACKWARD,
    /** Consumers on the earlier schema read data of the proposed one. */
    FORWARD;

    /** Of the writer's and the reader's side, the one that was there earlier. */
    public <T> T earlier(T writer, T reader) {
        return this == BACKWARD ? writer : reader;
    }

    /** Of the writer's and the reader's side, the one that is proposed. */
    public <T> T proposed(T writer, T reader) {
        return this == BACKWARD ? reader : writer;
    }

    /** Who cannot read what, as the start of a sentence. */
    public String victims() {
        return this == BACKWARD
                ? "Consumers on the new schema cannot read data of the earlier one"
                : "Consumers on the earlier schema cannot read data of the new one";
    }
}
