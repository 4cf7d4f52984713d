package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What names properties may have, and what a property asks of the others. */
record NameRules(Site site, ObjectSamples samples) {

    List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        site.right().child("propertyNames").flatMap(this::names).ifPresent(gaps::add);
        for (Map.Entry<String, SchemaNode> dependency :
                site.right().allNamed("dependencies").entrySet()) {
            gaps.addAll(dependency(dependency.getKey(), dependency.getValue()));
        }
        return gaps;
    }

    private Optional<Gap> names(SchemaNode reader) {
        List<String> rejected = site.branch().named().stream()
                .filter(name -> isPossible(name) && !accepts(reader, name))
                .toList();
        if (rejected.isEmpty() && othersFit(reader)) {
            return Optional.empty();
        }
        return Optional.of(site.gap(
                "propertyNames",
                "more names",
                ValueRules.shortened(reader.toString()),
                "let the reader's propertyNames allow the writer's names",
                Stream.concat(rejected.stream(), samples.names())
                        .flatMap(name -> ObjectRules.values(site, site.branch().property(name))
                                .flatMap(value -> samples.with(name, value)))));
    }

    private boolean isPossible(String name) {
        return !site.branch().forbids(name)
                && !site.inclusion().emptiness().proves(site.branch().property(name));
    }

    private boolean accepts(SchemaNode reader, String name) {
        return site.inclusion().evaluator().accepts(reader, Samples.text(name));
    }

    /** Names that the writer's schema does not list must fit through its own propertyNames. */
    private boolean othersFit(SchemaNode reader) {
        boolean closed = site.branch().namePatterns().isEmpty()
                && site.inclusion().emptiness().proves(site.branch().otherProperties());
        if (closed) {
            return true;
        }
        List<SchemaNode> writer = new ArrayList<>(site.branch().children("propertyNames"));
        writer.add(reader.document().synthetic("type", Samples.text("string")));
        return site.inclusion().within(writer, reader).isEmpty();
    }

    private List<Gap> dependency(String name, SchemaNode reader) {
        if (!isPossible(name)) {
            return List.of();
        }
        JsonNode needed = site.right().get("dependencies").get(name);
        return needed.isArray() ? neededNames(name, needed) : neededSchema(name, reader);
    }

    private List<Gap> neededNames(String name, JsonNode needed) {
        List<Gap> gaps = new ArrayList<>();
        for (JsonNode each : needed) {
            if (!implies(name, each.asText())) {
                gaps.add(site.gap(
                        "dependencies",
                        "'%s' alone".formatted(name),
                        "'%s' with '%s'".formatted(name, each.asText()),
                        "drop the dependency on the reader's side, or add it on the writer's first",
                        ObjectRules.values(site, site.branch().property(name))
                                .flatMap(value -> samples.with(name, value))));
            }
        }
        return gaps;
    }

    private boolean implies(String name, String needed) {
        return name.equals(needed)
                || site.branch().required().contains(needed)
                || site.branch().schemas().stream()
                        .map(schema -> schema.get("dependencies").path(name))
                        .anyMatch(names -> names.isArray() && Values.contains(names, Samples.text(needed)));
    }

    private List<Gap> neededSchema(String name, SchemaNode reader) {
        List<SchemaNode> writer = new ArrayList<>(site.branch().schemas());
        writer.add(reader.document().synthetic("required", Samples.list(name)));
        writer.add(reader.document().synthetic("type", Samples.text("object")));
        for (SchemaNode schema : site.branch().schemas()) {
            if (schema.get("dependencies").path(name).isObject()) {
                schema.named("dependencies", name).ifPresent(writer::add);
            }
        }
        return site.here(site.inclusion().between(writer, reader));
    }
}
