package dev.weir.local.kinesis;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads a segment through, frame by frame, up to the first one that is torn. */
final class SegmentScan {
    /** Hears of each whole frame. */
    @FunctionalInterface
    interface Listener {
        void frame(long position, int length, long arrival);
    }

    private final Path file;
    private final Listener listener;

    SegmentScan(Path file, Listener listener) {
        this.file = file;
        this.listener = listener;
    }

    void run() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            FrameReader frames = new FrameReader(channel, 0, channel.size());
            while (frames.next() && frames.isIntact()) {
                listener.frame(frames.position(), frames.frameLength(), frames.arrival());
                frames.consume();
            }
        }
    }
}
