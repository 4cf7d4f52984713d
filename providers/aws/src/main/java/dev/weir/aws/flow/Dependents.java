package dev.weir.aws.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spi.DataFlow.Resource;
import dev.weir.spi.Identity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom a change of a schema concerns, in the direction of the data. */
final class Dependents {
    private final Catalog catalog;
    private final Collection<String> fields;
    private final List<String> lines = new ArrayList<>();
    private final Set<String> streams = new LinkedHashSet<>();

    /** @param fields the record's fields that change, nested ones joined by dots */
    Dependents(Catalog catalog, Collection<String> fields) {
        this.catalog = catalog;
        this.fields = fields;
    }

    List<String> of(Identity schema) {
        List<Resource> tables = catalog.of("tables").stream()
                .filter(table -> new TableView(table.properties())
                        .schema()
                        .filter(schema::equals)
                        .isPresent())
                .toList();
        tables.forEach(this::table);
        List<Pipeline> readers = catalog.pipelines().stream()
                .filter(pipeline ->
                        tables.stream().anyMatch(table -> reads(pipeline, table)) || names(pipeline, schema))
                .toList();
        readers.forEach(this::job);
        readers.forEach(this::sink);
        streams.forEach(this::stream);
        return List.copyOf(lines);
    }

    private static boolean reads(Pipeline pipeline, Resource table) {
        return pipeline.table().filter(table.identity()::equals).isPresent();
    }

    private static boolean names(Pipeline pipeline, Identity schema) {
        JsonNode source = pipeline.properties().path("source");
        return schema.name()
                .equals(source.path("registry").asText() + "/"
                        + source.path("schema").asText());
    }

    private void table(Resource table) {
        TableView view = new TableView(table.properties());
        view.stream().ifPresent(streams::add);
        lines.add(named(table) + (view.isPinned() ? ", which stays at the version it is pinned to" : ""));
    }

    private void job(Pipeline pipeline) {
        pipeline.explicitStream().ifPresent(streams::add);
        List<JsonNode> touched = pipeline.columnsFrom(fields);
        String columns = touched.stream()
                .map(column -> "%s to column %s (%s)"
                        .formatted(
                                column.path("source").asText(),
                                column.path("target").asText(),
                                column.path("type").asText()))
                .collect(Collectors.joining(", "));
        lines.add(named(pipeline.job())
                + (touched.isEmpty() ? ", which reads it and maps none of these fields" : ", which maps " + columns)
                + filtered(pipeline));
    }

    private String filtered(Pipeline pipeline) {
        String field = pipeline.properties().path("filter").path("field").asText("");
        return fields.contains(field) ? " and filters by " + field : "";
    }

    private void sink(Pipeline pipeline) {
        pipeline.sink().ifPresent(sink -> {
            catalog.of("tables").stream()
                    .filter(table -> new TableView(table.properties()).isOver(pipeline, sink))
                    .forEach(table -> lines.add(named(table) + ", over what " + pipeline.address() + " writes"));
            catalog.of("crawlers").stream()
                    .filter(crawler -> crawls(crawler, sink))
                    .forEach(crawler -> lines.add(named(crawler) + " and the table that it makes of " + sink));
        });
    }

    private static boolean crawls(Resource crawler, Location sink) {
        for (JsonNode target : crawler.properties().path("targets").path("s3Targets")) {
            if (Location.parse(target.path("path").asText())
                    .filter(location -> location.holds(sink))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private void stream(String name) {
        String declared = catalog.declared(new Identity("streams", name))
                .map(stream -> " (" + stream.address() + ")")
                .orElse("");
        List<String> roles = catalog.of("roles").stream()
                .filter(role -> role.properties().toString().contains(":stream/" + name + "\""))
                .map(Resource::address)
                .toList();
        String allowed = roles.isEmpty() ? "" : ", among them those with " + String.join(", ", roles);
        lines.add("everyone who writes to or reads stream " + name + declared + allowed);
    }

    private static String named(Resource resource) {
        return resource.address() + " (" + resource.identity().name() + ")";
    }
}
