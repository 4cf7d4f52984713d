package dev.weir.local.kinesis;

/** A record to append; its arrays are not changed any more. */
final class LogEntry {
    private final byte[] key;
    private final byte[] data;

    LogEntry(byte[] key, byte[] data) {
        this.key = key;
        this.data = data;
    }

    byte[] key() {
        return key;
    }

    byte[] data() {
        return data;
    }

    /** What counts against sizes and rates. */
    int length() {
        return key.length + data.length;
    }

    int frameLength() {
        return Segment.HEADER + Segment.FIXED + length();
    }
}
