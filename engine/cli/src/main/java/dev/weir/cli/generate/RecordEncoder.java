package dev.weir.cli.generate;

/** From a record's text, as a template makes it, to the bytes on the stream. */
@FunctionalInterface
public interface RecordEncoder {
    /**
     * Encodes one record.
     *
     * @throws IllegalArgumentException when the text is no record of the schema; the message says why
     */
    byte[] encode(String text);
}
