package dev.weir.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output that remembers when it could not be written, as {@link java.io.PrintStream} does without telling why. A reader
 * that has gone away, such as {@code head}, wanted no more; a full disk has lost something.
 */
final class Output extends FilterOutputStream {
    private boolean lost;

    Output(OutputStream out) {
        super(out);
    }

    boolean isLost() {
        return lost;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            lost |= !String.valueOf(e.getMessage()).contains("Broken pipe");
            throw e;
        }
    }
}
