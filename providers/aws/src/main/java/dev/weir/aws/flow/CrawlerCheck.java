package dev.weir.aws.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spi.DataFlow.Resource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks that a crawler reads what the stack's jobs write. */
final class CrawlerCheck {
    private final Catalog catalog;
    private final Findings findings;

    CrawlerCheck(Catalog catalog, Findings findings) {
        this.catalog = catalog;
        this.findings = findings;
    }

    void check(Resource crawler) {
        JsonNode targets = crawler.properties().path("targets").path("s3Targets");
        for (int i = 0; i < targets.size(); i++) {
            String pointer = "/targets/s3Targets/" + i + "/path";
            Location.parse(targets.path(i).path("path").asText()).ifPresent(target -> target(crawler, pointer, target));
        }
    }

    private void target(Resource crawler, String pointer, Location target) {
        List<Pipeline> neighbours = catalog.pipelines().stream()
                .filter(pipeline -> pipeline.sink()
                        .filter(sink -> sink.bucket().equals(target.bucket()))
                        .isPresent())
                .toList();
        Optional<Pipeline> around = neighbours.stream()
                .filter(pipeline -> sink(pipeline).holds(target) && !target.holds(sink(pipeline)))
                .findFirst();
        around.ifPresent(pipeline -> findings.warning(
                crawler,
                pointer,
                "The crawler reads a part of a sink",
                "%s writes to %s, and the crawler looks at %s in it only. Its table would lack the rest."
                        .formatted(pipeline.address(), sink(pipeline), target)));
        boolean isStray = around.isEmpty()
                && !neighbours.isEmpty()
                && neighbours.stream().noneMatch(pipeline -> target.holds(sink(pipeline)))
                && others().noneMatch(place -> target.holds(place) || place.holds(target));
        if (isStray) {
            findings.warning(
                    crawler,
                    pointer,
                    "No job writes where the crawler looks",
                    "The stack's jobs write to %s, none to %s. The crawler may find nothing."
                            .formatted(written(neighbours), target));
        }
    }

    private static Location sink(Pipeline pipeline) {
        return pipeline.sink().orElseThrow();
    }

    private static String written(List<Pipeline> pipelines) {
        return String.join(
                ", ",
                pipelines.stream()
                        .map(CrawlerCheck::sink)
                        .map(Location::uri)
                        .distinct()
                        .limit(5)
                        .toList());
    }

    /** Other places that the stack says something lies at. */
    private Stream<Location> others() {
        Stream<String> objects = catalog.of("objects").stream()
                .map(Resource::properties)
                .map(object -> "s3://" + object.path("bucket").asText() + "/"
                        + object.path("key").asText());
        Stream<Location> tables = catalog.of("tables").stream()
                .map(table -> new TableView(table.properties()).location().orElse(null))
                .filter(Objects::nonNull);
        return Stream.concat(objects.flatMap(uri -> Location.parse(uri).stream()), tables);
    }
}
