package dev.weir.etl.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/**
 * How pages are compressed.
 *
 * @param codec the algorithm
 * @param level for zstd, 1 to 22; otherwise without meaning
 */
public record Compression(Codec codec, int level) {
    /** The algorithms that every reader of Parquet knows. */
    public enum Codec {
        ZSTD,
        SNAPPY,
        NONE
    }

    /** One for each thread: compressors keep buffers. */
    BytesInputCompressor compressor() {
        return switch (codec) {
            case ZSTD -> new ZstdPages(level);
            case SNAPPY -> new SnappyPages();
            case NONE -> new Plain();
        };
    }

    /** Page after page through the same two arrays: parquet-java copies a compressed page before it asks for the next. */
    private abstract static class Buffered implements BytesInputCompressor {
        private final Page page = new Page();
        private byte[] packed = new byte[0];

        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            int size = Math.toIntExact(bytes.size());
            page.reset();
            bytes.writeAllTo(page);
            if (packed.length < bound(size)) {
                packed = new byte[bound(size)];
            }
            return BytesInput.from(packed, 0, pack(page.array(), size, packed));
        }

        abstract int bound(int size);

        abstract int pack(byte[] from, int size, byte[] to) throws IOException;
    }

    /** A stream that shows its array instead of copying it. */
    private static final class Page extends ByteArrayOutputStream {
        byte[] array() {
            return buf;
        }
    }

    private static final class ZstdPages extends Buffered {
        private final ZstdCompressCtx context = new ZstdCompressCtx();

        ZstdPages(int level) {
            context.setLevel(level);
        }

        @Override
        int bound(int size) {
            return Math.toIntExact(Zstd.compressBound(size));
        }

        @Override
        int pack(byte[] from, int size, byte[] to) {
            return context.compressByteArray(to, 0, to.length, from, 0, size);
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.ZSTD;
        }

        @Override
        public void release() {
            context.close();
        }
    }

    private static final class SnappyPages extends Buffered {
        @Override
        int bound(int size) {
            return Snappy.maxCompressedLength(size);
        }

        @Override
        int pack(byte[] from, int size, byte[] to) throws IOException {
            return Snappy.compress(from, 0, size, to, 0);
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.SNAPPY;
        }

        @Override
        public void release() {}
    }

    private static final class Plain implements BytesInputCompressor {
        @Override
        public BytesInput compress(BytesInput bytes) {
            return bytes;
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.UNCOMPRESSED;
        }

        @Override
        public void release() {}
    }
}
