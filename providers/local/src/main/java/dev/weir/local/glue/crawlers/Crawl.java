package dev.weir.local.glue.crawlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.glue.catalog.Catalog;
import dev.weir.local.lake.DataFile;
import dev.weir.local.lake.FileSchemas;
import dev.weir.local.lake.Lake;
import dev.weir.local.lake.S3Location;
import dev.weir.local.lake.SqlEngine;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Carries a crawl out. */
final class Crawl {
    private static final int NAMED = 5;

    private final Lake lake;
    private final FileSchemas schemas;
    private final Catalog catalog;

    Crawl(Lake lake, SqlEngine engine, Catalog catalog) {
        this.lake = lake;
        this.schemas = new FileSchemas(engine);
        this.catalog = catalog;
    }

    /** Reads the crawler's targets and writes what they hold to the catalog. Failures become part of the report. */
    CrawlReport carryOut(ObjectNode crawler, BooleanSupplier stopped, Caller caller) {
        Optional<String> obstacle = obstacle(crawler, caller);
        if (obstacle.isPresent()) {
            return CrawlReport.failed(obstacle.get());
        }
        CatalogUpdate update = new CatalogUpdate(catalog, crawler, caller);
        List<DataFile> passedOver = new ArrayList<>();
        try {
            List<S3Location> targets = new ArrayList<>();
            for (JsonNode target : crawler.path("Targets").path("S3Targets")) {
                S3Location location =
                        S3Location.parse(target.path("Path").asText()).orElseThrow();
                targets.add(location);
                for (FoundTable table : tables(location, target, passedOver)) {
                    if (stopped.getAsBoolean()) {
                        return report("CANCELLED", update, passedOver);
                    }
                    FileSchemas.Found schema = schemas.of(table.format(), table.files());
                    passedOver.addAll(schema.unreadable());
                    if (!schema.columns().isEmpty()) {
                        update.write(table, schema);
                    }
                }
            }
            update.retire(targets);
            return report(stopped.getAsBoolean() ? "CANCELLED" : "SUCCEEDED", update, passedOver);
        } catch (SQLException | AwsException | UncheckedIOException | LinkageError failure) {
            return new CrawlReport(
                    "FAILED", Optional.of(String.valueOf(failure.getMessage())), update.tables(), update.partitions());
        }
    }

    private Optional<String> obstacle(ObjectNode crawler, Caller caller) {
        for (Map.Entry<String, JsonNode> targets : crawler.path("Targets").properties()) {
            if (!targets.getKey().equals("S3Targets") && !targets.getValue().isEmpty()) {
                return Optional.of("The embedded AWS crawls S3 targets only, not " + targets.getKey() + ".");
            }
        }
        for (JsonNode target : crawler.path("Targets").path("S3Targets")) {
            String bucket =
                    S3Location.parse(target.path("Path").asText()).orElseThrow().bucket();
            if (!lake.exists(bucket)) {
                return Optional.of("The specified bucket does not exist: " + bucket);
            }
        }
        String database = crawler.path("DatabaseName").asText().toLowerCase(Locale.ROOT);
        return catalog.database(caller, database).isPresent()
                ? Optional.empty()
                : Optional.of("Database " + database + " not found.");
    }

    private List<FoundTable> tables(S3Location location, JsonNode target, List<DataFile> passedOver) {
        List<PathMatcher> exclusions = new ArrayList<>();
        target.path("Exclusions")
                .forEach(glob -> exclusions.add(FileSystems.getDefault().getPathMatcher("glob:" + glob.asText())));
        List<DataFile> files = lake.files(location.bucket(), location.prefix()).stream()
                .filter(file -> !file.hidden(location.prefix()))
                .filter(file -> exclusions.stream()
                        .noneMatch(glob -> glob.matches(
                                Path.of(file.key().substring(location.prefix().length())))))
                .toList();
        TableFinder.Found found = TableFinder.in(location, files);
        passedOver.addAll(found.unknown());
        found.tables().forEach(table -> passedOver.addAll(table.passedOver()));
        return found.tables();
    }

    private static CrawlReport report(String status, CatalogUpdate update, List<DataFile> passedOver) {
        Optional<String> note = passedOver.isEmpty()
                ? Optional.empty()
                : Optional.of(passedOver.stream()
                        .limit(NAMED)
                        .map(DataFile::key)
                        .collect(Collectors.joining(
                                ", ",
                                "Passed over %d files that cannot be read or do not fit the others: "
                                        .formatted(passedOver.size()),
                                passedOver.size() > NAMED ? " and more" : "")));
        return new CrawlReport(status, note, update.tables(), update.partitions());
    }
}
