package dev.weir.contract.protobuf;

import dev.weir.contract.evolution.Direction;
import dev.weir.contract.evolution.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One comparison of two files: what was found, and which pairs of messages are still to be looked at. */
final class ProtoStep {
    private final ProtoSchema writer;
    private final ProtoSchema reader;
    private final Direction direction;
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Deque<Pair> waiting = new ArrayDeque<>();
    private final Set<Pair> seen = new HashSet<>();

    /** A message of the writer's that the reader reads as one of its own. */
    record Pair(String writer, String reader) {}

    ProtoStep(ProtoSchema writer, ProtoSchema reader, Direction direction) {
        this.writer = writer;
        this.reader = reader;
        this.direction = direction;
    }

    ProtoSchema writer() {
        return writer;
    }

    ProtoSchema reader() {
        return reader;
    }

    Direction direction() {
        return direction;
    }

    List<Finding> findings() {
        return new ArrayList<>(findings);
    }

    /** The reader's name for a type of the writer's: the package aside, it is the same. */
    String readerName(String writerName) {
        String prefix = writer.packageName() + ".";
        boolean inPackage = !writer.packageName().isEmpty() && writerName.startsWith(prefix);
        return ProtoNames.join(reader.packageName(), inPackage ? writerName.substring(prefix.length()) : writerName);
    }

    Optional<ProtoMessage> counterpart(ProtoMessage message) {
        return Optional.ofNullable(reader.messages().get(readerName(message.fullName())));
    }

    void compareLater(String writerMessage, String readerMessage) {
        var pair = new Pair(writerMessage, readerMessage);
        if (seen.add(pair)) {
            waiting.add(pair);
        }
    }

    void checkMessages(ProtoMessageRules rules) {
        while (!waiting.isEmpty()) {
            Pair pair = waiting.remove();
            rules.check(writer.messages().get(pair.writer()), reader.messages().get(pair.reader()));
        }
    }

    /** Something that certainly breaks. */
    void breaks(String path, String rule, String writerSide, String readerSide, String fix) {
        add(path, rule, writerSide, readerSide, direction.victims() + ": " + fix, true);
    }

    /** Something that breaks for some data only, or cannot be known from the two files. */
    void mayBreak(String path, String rule, String writerSide, String readerSide, String fix) {
        add(path, rule, writerSide, readerSide, "It cannot be shown that all data is understood: " + fix, false);
    }

    private void add(String path, String rule, String writerSide, String readerSide, String message, boolean proven) {
        findings.add(new Finding(
                path,
                rule,
                direction.earlier(writerSide, readerSide),
                direction.proposed(writerSide, readerSide),
                message,
                proven));
    }

    /** The rule's name, by what happened on the way from the earlier file to the proposed one. */
    String rule(String backward, String forward) {
        return direction == Direction.BACKWARD ? backward : forward;
    }
}
