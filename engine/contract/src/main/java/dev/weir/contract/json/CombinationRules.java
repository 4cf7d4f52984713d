package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Schemas made of schemas. */
final class CombinationRules {
    private final Site site;
    private final Inclusion inclusion;
    private final List<SchemaNode> writer;
    private final SchemaNode right;

    CombinationRules(Site site) {
        this.site = site;
        this.inclusion = site.inclusion();
        this.writer = site.branch().schemas();
        this.right = site.right();
    }

    List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        right.children("allOf").forEach(part -> gaps.addAll(site.here(inclusion.between(writer, part))));
        for (String keyword : List.of("anyOf", "oneOf")) {
            if (right.has(keyword)) {
                gaps.addAll(oneOfThem(keyword, right.children(keyword)));
            }
        }
        gaps.addAll(onlyOne(right.children("oneOf")));
        right.child("not").flatMap(this::excluded).ifPresent(gaps::add);
        right.child("if").ifPresent(condition -> gaps.addAll(conditional(condition)));
        return gaps;
    }

    /** Every value of the branch must meet some part; where no part takes them all, kind by kind. */
    private List<Gap> oneOfThem(String keyword, List<SchemaNode> parts) {
        if (parts.stream().anyMatch(part -> inclusion.between(writer, part).isEmpty())) {
            return List.of();
        }
        List<Gap> gaps = new ArrayList<>();
        for (int kind : Kinds.each(site.branch().kinds())) {
            gaps.addAll(oneOfThem(keyword, parts, kind));
        }
        return gaps;
    }

    private List<Gap> oneOfThem(String keyword, List<SchemaNode> parts, int kind) {
        List<SchemaNode> narrowed = new ArrayList<>(writer);
        narrowed.add(right.document().synthetic("type", Samples.text(Kinds.text(kind))));
        if (kind == Kinds.FRACTION) {
            narrowed.add(right.document().synthetic("not", Samples.integerType()));
        }
        List<List<Gap>> tries = new ArrayList<>();
        for (SchemaNode part : parts) {
            List<Gap> gaps = inclusion.between(narrowed, part);
            if (gaps.isEmpty()) {
                return List.of();
            }
            tries.add(gaps);
        }
        if (isCoveredInPieces(narrowed, parts, kind)) {
            return List.of();
        }
        return nearest(tries, kind).orElseGet(() -> List.of(noneOfThem(keyword, parts, kind, tries)));
    }

    /** Whether the parts take the values together that none of them takes alone. */
    private boolean isCoveredInPieces(List<SchemaNode> narrowed, List<SchemaNode> parts, int kind) {
        List<SchemaNode> pieces = Splits.of(kind, parts, right.document());
        return !pieces.isEmpty()
                && pieces.stream().map(piece -> Emptiness.both(narrowed, piece)).allMatch(piece -> parts.stream()
                        .anyMatch(part -> inclusion.between(piece, part).isEmpty()));
    }

    /** The only part of the kind in question explains the gap better than the whole union does. */
    private Optional<List<Gap>> nearest(List<List<Gap>> tries, int kind) {
        List<List<Gap>> ofKind = tries.stream()
                .filter(gaps -> gaps.stream().noneMatch(gap -> gap.rule().startsWith("type-") && isOfKind(gap, kind)))
                .toList();
        if (ofKind.size() != 1) {
            return Optional.empty();
        }
        List<Gap> gaps = site.here(ofKind.get(0));
        return gaps.stream().anyMatch(gap -> gap.witness().isPresent()) ? Optional.of(gaps) : Optional.empty();
    }

    private static boolean isOfKind(Gap gap, int kind) {
        return gap.witness().map(value -> Kinds.ofValue(value) == kind).orElse(true);
    }

    private Gap noneOfThem(String keyword, List<SchemaNode> parts, int kind, List<List<Gap>> tries) {
        Stream<JsonNode> witnesses = tries.stream()
                .flatMap(List::stream)
                .flatMap(gap -> gap.witness().stream())
                .sorted(Comparator.comparingInt(JsonNode::size));
        return site.gap(
                keyword,
                Kinds.text(kind),
                ValueRules.shortened(parts.toString()),
                "add an alternative to the reader's %s that takes these values".formatted(keyword),
                Stream.concat(witnesses, site.samples(kind)));
    }

    /** No value may meet two parts of a oneOf. */
    private List<Gap> onlyOne(List<SchemaNode> parts) {
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            for (int j = i + 1; j < parts.size(); j++) {
                List<SchemaNode> both = Emptiness.both(writer, parts.get(i), parts.get(j));
                if (!excludeEachOther(parts.get(i), parts.get(j))
                        && !inclusion.emptiness().proves(both)) {
                    gaps.add(ambiguous(parts.get(i), parts.get(j), both));
                }
            }
        }
        return gaps;
    }

    /** Whether the writer has the same two parts in a oneOf of its own: two of them, even where they are alike. */
    private boolean excludeEachOther(SchemaNode one, SchemaNode other) {
        return writer.stream()
                .map(schema -> schema.document().node(schema.json(), schema.path()))
                .map(schema -> schema.children("oneOf"))
                .anyMatch(parts -> areTwo(same(parts, one), same(parts, other)));
    }

    private static boolean areTwo(Set<Integer> some, Set<Integer> others) {
        return !some.isEmpty() && !others.isEmpty() && (some.size() > 1 || !some.equals(others));
    }

    private Set<Integer> same(List<SchemaNode> parts, SchemaNode part) {
        Set<Integer> places = new HashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            if (inclusion.sameness().of(parts.get(i), part)) {
                places.add(i);
            }
        }
        return places;
    }

    private Gap ambiguous(SchemaNode one, SchemaNode other, List<SchemaNode> both) {
        return site.gap(
                "one-of-ambiguous",
                "oneOf",
                ValueRules.shortened(one.toString()),
                ValueRules.shortened(other.toString()),
                "make the two alternatives exclude each other, or use anyOf",
                inclusion.samples().of(both).stream());
    }

    private Optional<Gap> excluded(SchemaNode not) {
        List<SchemaNode> both = Emptiness.both(writer, not);
        List<SchemaNode> negations = site.branch().children("not");
        inclusion.spend(negations.size() / 4);
        boolean same = negations.stream()
                .anyMatch(each -> inclusion.between(List.of(not), each).isEmpty());
        if (same || inclusion.emptiness().proves(both)) {
            return Optional.empty();
        }
        return Optional.of(site.gap(
                "not",
                "allowed",
                ValueRules.shortened(not.toString()),
                "let the reader's schema allow these values, or exclude them on the writer's side first",
                inclusion.samples().of(both).stream()));
    }

    private List<Gap> conditional(SchemaNode condition) {
        List<Gap> gaps = new ArrayList<>();
        right.child("then").ifPresent(then -> {
            List<SchemaNode> both = Emptiness.both(writer, condition);
            if (!inclusion.emptiness().proves(both)) {
                gaps.addAll(site.here(inclusion.between(both, then)));
            }
        });
        right.child("else").ifPresent(otherwise -> {
            List<SchemaNode> rest = Emptiness.both(writer, right.document().negation(condition));
            if (!inclusion.between(writer, condition).isEmpty()) {
                gaps.addAll(site.here(inclusion.between(rest, otherwise)));
            }
        });
        return gaps;
    }
}
