package dev.weir.cli.view;

import java.util.ArrayList;
import java.util.List;

/** Two texts as one list of lines: what goes, what comes, and what stays around it. Nothing that changes is left out. */
final class TextDiff {
    private static final int CONTEXT = 2;

    /** Texts whose differing middles are larger than this together are shown one after the other. */
    private static final long LARGEST = 4_000_000;

    /**
     * One line.
     *
     * @param sign {@code +}, {@code -}, or a space for what stays
     */
    record Line(char sign, String text) {}

    private TextDiff() {}

    static List<Line> of(List<String> before, List<String> after) {
        int head = 0;
        while (head < Math.min(before.size(), after.size()) && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(before.size(), after.size()) - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<Line> lines = new ArrayList<>();
        add(lines, ' ', before.subList(0, head));
        middle(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail), lines);
        add(lines, ' ', before.subList(before.size() - tail, before.size()));
        return folded(lines);
    }

    private static void middle(List<String> before, List<String> after, List<Line> into) {
        if ((long) before.size() * after.size() > LARGEST) {
            add(into, '-', before);
            add(into, '+', after);
            return;
        }
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                into.add(new Line(' ', before.get(i)));
                i++;
                j++;
            } else if (i < before.size() && (j == after.size() || common[i + 1][j] >= common[i][j + 1])) {
                into.add(new Line('-', before.get(i++)));
            } else {
                into.add(new Line('+', after.get(j++)));
            }
        }
    }

    private static void add(List<Line> lines, char sign, List<String> texts) {
        texts.forEach(text -> lines.add(new Line(sign, text)));
    }

    /** Long runs of what stays become a line that counts them. */
    private static List<Line> folded(List<Line> lines) {
        List<Line> folded = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            int end = at;
            while (end < lines.size() && lines.get(end).sign() == ' ') {
                end++;
            }
            fold(lines.subList(at, end), at == 0, end == lines.size(), folded);
            if (end < lines.size()) {
                folded.add(lines.get(end));
            }
            at = end + 1;
        }
        return folded;
    }

    private static void fold(List<Line> run, boolean first, boolean last, List<Line> into) {
        int before = first ? 0 : CONTEXT;
        int after = last ? 0 : CONTEXT;
        int hidden = run.size() - before - after;
        if (hidden < 2) {
            into.addAll(run);
            return;
        }
        into.addAll(run.subList(0, before));
        into.add(new Line(' ', "... " + hidden + " unchanged"));
        into.addAll(run.subList(run.size() - after, run.size()));
    }
}
