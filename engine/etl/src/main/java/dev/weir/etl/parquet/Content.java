package dev.weir.etl.parquet;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** An object's bytes in memory, in pieces, so that growing copies nothing. */
public final class Content {
    private static final int PIECE = 1 << 20;

    private final List<byte[]> pieces = new ArrayList<>();
    private int used = PIECE;
    private long length;

    /** Appends. */
    public void write(byte[] bytes, int from, int size) {
        int done = 0;
        while (done < size) {
            if (used == PIECE) {
                pieces.add(new byte[PIECE]);
                used = 0;
            }
            int part = Math.min(size - done, PIECE - used);
            System.arraycopy(bytes, from + done, pieces.get(pieces.size() - 1), used, part);
            used += part;
            done += part;
        }
        length += size;
    }

    public long length() {
        return length;
    }

    /** The bytes from the start; may be opened again. */
    public InputStream open() {
        List<InputStream> streams = new ArrayList<>(pieces.size());
        for (int index = 0; index < pieces.size(); index++) {
            int size = index == pieces.size() - 1 ? used : PIECE;
            streams.add(new ByteArrayInputStream(pieces.get(index), 0, size));
        }
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    /** This content as parquet-java's file. */
    OutputFile asFile() {
        return new OutputFile() {
            @Override
            public PositionOutputStream create(long blockSizeHint) {
                return new Output();
            }

            @Override
            public PositionOutputStream createOrOverwrite(long blockSizeHint) {
                return new Output();
            }

            @Override
            public boolean supportsBlockSize() {
                return false;
            }

            @Override
            public long defaultBlockSize() {
                return 0;
            }
        };
    }

    private final class Output extends PositionOutputStream {
        @Override
        public long getPos() {
            return length;
        }

        @Override
        public void write(int value) {
            Content.this.write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int size) {
            Content.this.write(bytes, from, size);
        }
    }
}
