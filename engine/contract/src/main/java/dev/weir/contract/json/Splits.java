package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Takes the values of one kind apart at the places where the alternatives of an {@code anyOf} meet: 0 to 20 is covered by 0 to 10
 * and 10 to 20 together, though by neither alone. The pieces leave nothing out.
 */
final class Splits {
    private static final int MAX_PLACES = 12;

    private final List<SchemaNode> alternatives;
    private final SchemaDocument document;

    private Splits(List<SchemaNode> alternatives, SchemaDocument document) {
        this.alternatives = alternatives;
        this.document = document;
    }

    /** Schemas of which every value of the kind meets one; none where there is nothing to take apart. */
    static List<SchemaNode> of(int kind, List<SchemaNode> alternatives, SchemaDocument document) {
        var splits = new Splits(alternatives, document);
        return switch (kind) {
            case Kinds.BOOLEAN -> List.of(splits.only(Samples.truth(true)), splits.only(Samples.truth(false)));
            case Kinds.INTEGER, Kinds.FRACTION -> splits.numbers();
            case Kinds.STRING -> splits.sizes("minLength", "maxLength");
            case Kinds.ARRAY -> splits.sizes("minItems", "maxItems");
            case Kinds.OBJECT -> splits.sizes("minProperties", "maxProperties");
            default -> List.of();
        };
    }

    /** Below, at, and between the bounds. */
    private List<SchemaNode> numbers() {
        TreeSet<BigDecimal> places = new TreeSet<>();
        alternatives.forEach(schema -> {
            Range range = Range.of(schema);
            range.least().ifPresent(bound -> places.add(bound.value()));
            range.most().ifPresent(bound -> places.add(bound.value()));
        });
        if (places.isEmpty() || places.size() > MAX_PLACES) {
            return List.of();
        }
        List<SchemaNode> pieces = new ArrayList<>();
        Optional<BigDecimal> before = Optional.empty();
        for (BigDecimal place : places) {
            pieces.add(between(before, Optional.of(place)));
            pieces.add(only(Samples.number(place)));
            before = Optional.of(place);
        }
        pieces.add(between(before, Optional.empty()));
        return pieces;
    }

    /** In words that all drafts know. */
    private SchemaNode only(JsonNode value) {
        return document.synthetic("enum", Samples.list(value));
    }

    private SchemaNode between(Optional<BigDecimal> above, Optional<BigDecimal> below) {
        List<SchemaNode> bounds = Stream.concat(
                        above.map(bound -> document.synthetic("exclusiveMinimum", Samples.number(bound))).stream(),
                        below.map(bound -> document.synthetic("exclusiveMaximum", Samples.number(bound))).stream())
                .toList();
        return bounds.size() == 1 ? bounds.get(0) : both(bounds.get(0), bounds.get(1));
    }

    private List<SchemaNode> sizes(String least, String most) {
        TreeSet<Integer> starts = new TreeSet<>();
        for (SchemaNode schema : alternatives) {
            schema.count(least).ifPresent(starts::add);
            schema.count(most).filter(count -> count < Integer.MAX_VALUE).ifPresent(count -> starts.add(count + 1));
        }
        if (starts.isEmpty() || starts.size() > MAX_PLACES) {
            return List.of();
        }
        List<SchemaNode> pieces = new ArrayList<>();
        JsonNode before = Samples.number(BigDecimal.ZERO);
        for (int start : starts) {
            pieces.add(size(least, before, most, start - 1));
            before = Samples.number(BigDecimal.valueOf(start));
        }
        pieces.add(document.synthetic(least, before));
        return pieces;
    }

    private SchemaNode size(String least, JsonNode from, String most, int to) {
        return both(document.synthetic(least, from), document.synthetic(most, Samples.number(BigDecimal.valueOf(to))));
    }

    private SchemaNode both(SchemaNode one, SchemaNode other) {
        return document.synthetic("allOf", Samples.list(one.json(), other.json()));
    }
}
