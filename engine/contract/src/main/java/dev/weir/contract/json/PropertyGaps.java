package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.contract.evolution.Direction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The gaps that come from objects being open or closed: the trap that most people fall into. */
record PropertyGaps(Site site, ObjectSamples samples) {

    /** A property that the writer's object allows and the reader's closed one does not. */
    Gap closed(String name, List<SchemaNode> writer) {
        boolean backward = site.direction() == Direction.BACKWARD;
        return placed(
                name,
                backward ? "property-removed-from-closed-object" : "property-added-to-closed-object",
                "allowed",
                "not allowed",
                backward
                        ? "the new object is closed (\"additionalProperties\": false), so keep '%s' in it, or open it"
                                .formatted(name)
                        : "the earlier object is closed (\"additionalProperties\": false), so consumers on it reject '%s': open the object in a version before this one"
                                .formatted(name),
                ObjectRules.values(site, writer).flatMap(value -> samples.with(name, value)));
    }

    /** A property that only the reader constrains, while the writer's open object may hold anything under its name. */
    Gap open(String name, SchemaNode reader, List<Gap> inside) {
        boolean backward = site.direction() == Direction.BACKWARD;
        Stream<JsonNode> values = inside.stream().flatMap(gap -> gap.witness().stream());
        return placed(
                name,
                backward ? "property-added-to-open-object" : "property-removed-from-open-object",
                "anything",
                ValueRules.shortened(reader.toString()),
                backward
                        ? "the earlier object is open (an absent \"additionalProperties\" means open), so its data may hold any '%s': close the object in a version before this one, or leave the new property unconstrained"
                                .formatted(name)
                        : "the new object is open (an absent \"additionalProperties\" means open), so its data may hold any '%s': keep the property, or close the object"
                                .formatted(name),
                values.flatMap(value -> samples.with(name, value)));
    }

    /** Properties that nobody mentions: the writer's object is open, the reader's closed. */
    Gap opened(List<SchemaNode> writer) {
        boolean backward = site.direction() == Direction.BACKWARD;
        return site.gap(
                backward ? "object-closed" : "object-opened",
                "additionalProperties",
                "open",
                "closed",
                backward
                        ? "the earlier object is open (an absent \"additionalProperties\" means open), so its data may hold further properties: leave it open"
                        : "the earlier object is closed, so consumers on it reject further properties: keep \"additionalProperties\": false",
                ObjectRules.values(site, writer)
                        .flatMap(value -> samples.names().flatMap(name -> samples.with(name, value))));
    }

    private Gap placed(
            String name, String rule, String writer, String reader, String fix, Stream<JsonNode> candidates) {
        Gap gap = site.gap(rule, "properties", writer, reader, fix, candidates);
        return gap.at(place(name));
    }

    /** In the proposed definition where it has the property, otherwise in the earlier one. */
    private String place(String name) {
        Optional<String> writer = site.branch().schemas().stream()
                .flatMap(schema -> schema.named("properties", name).stream())
                .map(SchemaNode::path)
                .findFirst();
        Optional<String> reader = site.right().named("properties", name).map(SchemaNode::path);
        return site.direction()
                .proposed(writer, reader)
                .or(() -> site.direction().earlier(writer, reader))
                .orElse(Pointers.append(site.right().path() + "/properties", name));
    }
}
