package dev.weir.spec.yaml;

/**
 * Walks over the plain scalars of a YAML text and tells of each <code>${</code> in them. It knows of YAML only what tells plain
 * scalars from comments, quoted texts and block scalars: where each starts and ends. What is malformed it leaves to the parser.
 */
final class PlainScalars {
    /** Takes what is found. */
    @FunctionalInterface
    interface Visitor {
        /**
         * An expression begins.
         *
         * @param open index of its dollar sign
         * @param flow whether the scalar stands between brackets
         * @param indent that continuation lines exceed, outside of brackets
         * @return the index to go on from, behind {@code open}
         */
        int opening(int open, boolean flow, int indent);
    }

    private static final String FLOW_INDICATORS = ",[]{}";

    private final String text;
    private final Visitor visitor;
    private int at;
    private int lineStart;
    private int depth;

    /** Column of the last key or dash outside of brackets: its value is indented deeper. */
    private int indent = -1;

    /** Column of the anchor or tag that stands before a node on its line, and starts the key that the node may be; else -1. */
    private int prefix = -1;

    PlainScalars(String text, Visitor visitor) {
        this.text = text;
        this.visitor = visitor;
    }

    void walk() {
        while (at < text.length()) {
            token();
        }
    }

    private void token() {
        char c = text.charAt(at);
        if (isBlank(c) || isBreak(c)) {
            moveTo(at + 1);
        } else if (isMarker()) {
            indent = -1;
            moveTo(at + 3);
        } else {
            token(c);
        }
    }

    private void token(char c) {
        switch (c) {
            case '#' -> moveTo(endOfLine());
            case '"', '\'' -> quoted(c);
            case '{', '[' -> enter(1);
            case '}', ']' -> enter(-1);
            case '&', '!' -> prefix();
            case '*' -> alias();
            case ',' -> moveTo(at + 1);
            case '|', '>' -> blockOrPlain();
            case '-', '?', ':' -> indicatorOrPlain(c);
            case '%' -> directiveOrPlain();
            default -> plain();
        }
    }

    private void enter(int levels) {
        depth = Math.max(0, depth + levels);
        moveTo(at + 1);
    }

    /** {@code ---} or {@code ...} at the start of a line. */
    private boolean isMarker() {
        return column() == 0 && (text.startsWith("---", at) || text.startsWith("...", at)) && isSpaceOrEnd(at + 3);
    }

    private void directiveOrPlain() {
        if (column() == 0 && depth == 0) {
            moveTo(endOfLine());
        } else {
            plain();
        }
    }

    private void indicatorOrPlain(char c) {
        boolean indicator = isSpaceOrEnd(at + 1) || (c == ':' && depth > 0);
        if (!indicator) {
            plain();
            return;
        }
        if (c != ':') {
            startsEntry(startOfNode());
        }
        moveTo(at + 1);
    }

    private void startsEntry(int column) {
        if (depth == 0) {
            indent = column;
        }
    }

    private void prefix() {
        int column = startOfNode();
        moveTo(endOfWord());
        prefix = column;
    }

    private void alias() {
        int column = startOfNode();
        moveTo(endOfWord());
        mayBeKey(column);
    }

    private int startOfNode() {
        int column = prefix >= 0 ? prefix : column();
        prefix = -1;
        return column;
    }

    private void quoted(char quote) {
        int column = startOfNode();
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            end += quote == '"' && text.charAt(end) == '\\' ? 2 : 1;
        }
        moveTo(end + 1);
        mayBeKey(column);
    }

    private void mayBeKey(int column) {
        int next = at;
        while (next < text.length() && isBlank(text.charAt(next))) {
            next++;
        }
        if (isColon(next)) {
            startsEntry(column);
        }
    }

    private void blockOrPlain() {
        if (depth > 0) {
            plain();
            return;
        }
        moveTo(endOfLine());
        while (at < text.length() && isInBlock()) {
            moveTo(endOfLine());
        }
    }

    /** Whether the line after the break here belongs to a block scalar: it is blank, or indented deeper than the key. */
    private boolean isInBlock() {
        moveTo(at + 1);
        int first = at;
        while (first < text.length() && text.charAt(first) == ' ') {
            first++;
        }
        return first - at > indent || first == text.length() || isBreak(text.charAt(first));
    }

    private void plain() {
        int column = startOfNode();
        int line;
        do {
            word();
            if (isColon(at)) {
                startsEntry(column);
                return;
            }
            line = lineStart;
        } while (at < text.length() && !isFlowIndicator(text.charAt(at)) && goesOn(line));
    }

    /** Moves behind the characters up to a space, and behind expressions, which may hold spaces. */
    private void word() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isBlank(c) || isBreak(c) || isColon(at) || isFlowIndicator(c)) {
                return;
            }
            moveTo(text.startsWith("${", at) ? visitor.opening(at, depth > 0, indent) : at + 1);
        }
    }

    /** Moves behind spaces, and tells whether the scalar goes on there. */
    private boolean goesOn(int line) {
        while (at < text.length() && (isBlank(text.charAt(at)) || isBreak(text.charAt(at)))) {
            moveTo(at + 1);
        }
        boolean outdented = depth == 0 && lineStart != line && column() <= indent;
        return at < text.length() && text.charAt(at) != '#' && !outdented && !isMarker();
    }

    /** Whether a colon at this index ends a key. */
    private boolean isColon(int index) {
        return index < text.length()
                && text.charAt(index) == ':'
                && (isSpaceOrEnd(index + 1) || isFlowIndicator(text.charAt(index + 1)));
    }

    private boolean isFlowIndicator(char c) {
        return depth > 0 && FLOW_INDICATORS.indexOf(c) >= 0;
    }

    private boolean isSpaceOrEnd(int index) {
        return index >= text.length() || isBlank(text.charAt(index)) || isBreak(text.charAt(index));
    }

    private int endOfLine() {
        int end = at;
        while (end < text.length() && !isBreak(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int endOfWord() {
        int end = at + 1;
        while (!isSpaceOrEnd(end) && !isFlowIndicator(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int column() {
        return at - lineStart;
    }

    private void moveTo(int target) {
        int end = Math.min(target, text.length());
        while (at < end) {
            if (isBreak(text.charAt(at++))) {
                lineStart = at;
                prefix = -1;
            }
        }
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** The line breaks of YAML 1.1, which is what the parser counts. */
    static boolean isBreak(char c) {
        return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }
}
