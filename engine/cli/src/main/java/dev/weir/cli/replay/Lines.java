package dev.weir.cli.replay;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a file, with their places; none may be longer than a record can be. */
final class Lines implements AutoCloseable {
    /** A record of 10 MiB as a reject has it: in Base64, and as text with escapes. */
    private static final int LONGEST = 96 << 20;

    private final InputStream in;
    private long number;
    private long offset;
    private long next;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** The number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    /** Where that line begins, in bytes. */
    long offset() {
        return offset;
    }

    /**
     * The next line, without its end.
     *
     * @throws IOException when the file cannot be read, or the line is too long
     */
    Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        offset = next;
        int read = in.read();
        if (read < 0) {
            return Optional.empty();
        }
        number++;
        while (read >= 0 && read != '\n') {
            line.write(read);
            next++;
            if (line.size() > LONGEST) {
                throw new IOException("line " + number + " is longer than any record");
            }
            read = in.read();
        }
        next++;
        return Optional.of(line.toByteArray());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
