package dev.weir.aws.flow;

import dev.weir.spi.Identity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Checks the places that jobs write to, each job's own and between two jobs. */
final class SinkCheck {
    private static final String PATH = "/pipeline/to/path";

    private final Findings findings;

    SinkCheck(Findings findings) {
        this.findings = findings;
    }

    void check(List<Pipeline> pipelines) {
        Map<String, Pipeline> checkpoints = new HashMap<>();
        for (int i = 0; i < pipelines.size(); i++) {
            Pipeline pipeline = pipelines.get(i);
            inside(pipeline);
            checkpoint(pipeline, checkpoints);
            for (Pipeline other : pipelines.subList(0, i)) {
                between(pipeline, other);
            }
        }
    }

    /** What is no data must not lie where readers look for data. */
    private void inside(Pipeline pipeline) {
        pipeline.sink().ifPresent(sink -> {
            pipeline.rejects()
                    .filter(sink::shows)
                    .ifPresent(place -> inside(pipeline, sink, "/pipeline/to/rejects", "rejects", place));
            pipeline.checkpoint()
                    .filter(sink::shows)
                    .ifPresent(place -> inside(pipeline, sink, "/pipeline/checkpoint", "state document", place));
        });
    }

    private void inside(Pipeline pipeline, Location sink, String pointer, String what, String place) {
        findings.error(
                pipeline.job(),
                pointer,
                "The sink contains something that is not data",
                "The %s at %s would be read as data by every reader of %s. Put it elsewhere, or below a folder whose name begins with an underscore."
                        .formatted(what, place, sink));
    }

    private void checkpoint(Pipeline pipeline, Map<String, Pipeline> seen) {
        pipeline.checkpoint().ifPresent(place -> {
            Pipeline first = seen.putIfAbsent(place, pipeline);
            if (first != null) {
                findings.error(
                        pipeline.job(),
                        "/pipeline/checkpoint",
                        "Two jobs share a state document",
                        "%s keeps its state at %s, too. Each would mistake the other for its own earlier run and skip records. Give each its own."
                                .formatted(first.address(), place));
            }
        });
    }

    private void between(Pipeline pipeline, Pipeline other) {
        Optional<Location> mine = pipeline.sink();
        Optional<Location> theirs = other.sink();
        if (mine.isEmpty() || theirs.isEmpty()) {
            return;
        }
        if (mine.equals(theirs)) {
            same(pipeline, other, mine.get());
        } else if (mine.get().holds(theirs.get()) || theirs.get().holds(mine.get())) {
            nested(pipeline, other, theirs.get());
        }
    }

    private void same(Pipeline pipeline, Pipeline other, Location place) {
        Optional<String> difference = difference(pipeline, other);
        if (difference.isPresent()) {
            findings.error(
                    pipeline.job(),
                    PATH,
                    "Two jobs write one place differently",
                    "%s writes to %s, too: %s. Readers treat all files in a place as one table. Make the two alike, or give each its own place."
                            .formatted(other.address(), place, difference.get()));
        } else if (readsSame(pipeline, other)) {
            findings.error(
                    pipeline.job(),
                    PATH,
                    "Two jobs write the same files",
                    "%s reads the same stream and writes to %s, too. Files are named for what they hold of the stream, so each overwrites the other's. Give each its own place."
                            .formatted(other.address(), place));
        }
    }

    private static boolean readsSame(Pipeline pipeline, Pipeline other) {
        Optional<Identity> table = pipeline.table();
        Optional<String> stream = pipeline.explicitStream();
        return (table.isPresent() && table.equals(other.table()))
                || (stream.isPresent() && stream.equals(other.explicitStream()));
    }

    private void nested(Pipeline pipeline, Pipeline other, Location theirs) {
        difference(pipeline, other)
                .ifPresent(difference -> findings.warning(
                        pipeline.job(),
                        PATH,
                        "One job writes inside another's place",
                        "%s writes to %s: %s. A table or a crawler over the outer place reads the files of both as one. Put them side by side."
                                .formatted(other.address(), theirs, difference)));
    }

    private static Optional<String> difference(Pipeline pipeline, Pipeline other) {
        Map<String, String> mine = pipeline.columns();
        Map<String, String> theirs = other.columns();
        Optional<String> differing = mine.keySet().stream()
                .filter(theirs::containsKey)
                .filter(name -> !Objects.equals(mine.get(name), theirs.get(name)))
                .findFirst()
                .map(name -> "'%s' is %s here and %s there".formatted(name, mine.get(name), theirs.get(name)));
        return differing
                .or(() -> extra(mine, theirs, "here only"))
                .or(() -> extra(theirs, mine, "there only"))
                .or(() -> pipeline.folders().equals(other.folders())
                        ? Optional.empty()
                        : Optional.of("the partition folders are others"));
    }

    private static Optional<String> extra(Map<String, String> of, Map<String, String> than, String where) {
        return of.keySet().stream()
                .filter(name -> !than.containsKey(name))
                .findFirst()
                .map(name -> "'%s' is %s".formatted(name, where));
    }
}
