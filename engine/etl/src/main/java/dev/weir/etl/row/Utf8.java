package dev.weir.etl.row;

/** Well-formed UTF-8, by table 3-7 of the Unicode standard. */
public final class Utf8 {
    private Utf8() {}

    /** Whether these bytes are text. */
    public static boolean valid(byte[] bytes, int from, int size) {
        int end = from + size;
        int at = from;
        while (at >= 0 && at < end) {
            at = bytes[at] >= 0 ? at + 1 : next(bytes, at, end);
        }
        return at == end;
    }

    /** Where the character that begins here, with a byte above 127, ends; negative when it is malformed. */
    public static int next(byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xFF;
        if (lead >= 0xC2 && lead <= 0xDF) {
            return follows(bytes, at + 1, end, 0x80, 0xBF) ? at + 2 : -1;
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            int low = lead == 0xE0 ? 0xA0 : 0x80;
            int high = lead == 0xED ? 0x9F : 0xBF;
            return follows(bytes, at + 1, end, low, high) && follows(bytes, at + 2, end, 0x80, 0xBF) ? at + 3 : -1;
        }
        if (lead >= 0xF0 && lead <= 0xF4) {
            int low = lead == 0xF0 ? 0x90 : 0x80;
            int high = lead == 0xF4 ? 0x8F : 0xBF;
            boolean whole = follows(bytes, at + 1, end, low, high)
                    && follows(bytes, at + 2, end, 0x80, 0xBF)
                    && follows(bytes, at + 3, end, 0x80, 0xBF);
            return whole ? at + 4 : -1;
        }
        return -1;
    }

    private static boolean follows(byte[] bytes, int at, int end, int low, int high) {
        return at < end && (bytes[at] & 0xFF) >= low && (bytes[at] & 0xFF) <= high;
    }
}
