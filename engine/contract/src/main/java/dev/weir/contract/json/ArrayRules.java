package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sizes and elements of arrays. */
final class ArrayRules {
    private static final int MAX_SAMPLE = 128;

    private final Site site;
    private final Branch branch;
    private final SchemaNode right;
    private final int most;

    ArrayRules(Site site) {
        this.site = site;
        this.branch = site.branch();
        this.right = site.right();
        this.most = most();
    }

    /** A closed tuple bounds the size as well as maxItems does. */
    private int most() {
        int size = branch.most("maxItems");
        for (int i = 0; i <= branch.tupleSize() && i < size; i++) {
            if (site.inclusion().emptiness().proves(branch.item(i))) {
                return i;
            }
        }
        return size;
    }

    List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        least().ifPresent(gaps::add);
        greatest().ifPresent(gaps::add);
        int tuple = Math.max(branch.tupleSize(), new Items(right).tupleSize());
        for (int i = 0; i <= tuple && i < most; i++) {
            gaps.addAll(element(i));
        }
        unique().ifPresent(gaps::add);
        right.child("contains").flatMap(this::contains).ifPresent(gaps::add);
        return gaps;
    }

    private Optional<Gap> least() {
        int writer = branch.least("minItems");
        int reader = right.count("minItems").orElse(0);
        return writer >= reader
                ? Optional.empty()
                : Optional.of(site.gap(
                        "minItems",
                        String.valueOf(writer),
                        String.valueOf(reader),
                        "keep the reader's minItems at " + writer,
                        site.samples(Kinds.ARRAY)));
    }

    private Optional<Gap> greatest() {
        int reader = right.count("maxItems").orElse(Integer.MAX_VALUE);
        if (most <= reader) {
            return Optional.empty();
        }
        String kept = most == Integer.MAX_VALUE ? "unbounded" : String.valueOf(most);
        return Optional.of(site.gap(
                "maxItems", kept, String.valueOf(reader), "keep the reader's maxItems at " + kept, filled(reader)));
    }

    private Stream<JsonNode> filled(int index) {
        if (index >= MAX_SAMPLE) {
            return Stream.of();
        }
        return elements(index).stream()
                .flatMap(element -> site.inclusion().samples().arrayWith(branch, index, element).stream());
    }

    private List<JsonNode> elements(int index) {
        return site.inclusion().samples().of(branch.item(index));
    }

    private List<Gap> element(int index) {
        Optional<SchemaNode> reader = new Items(right).at(index);
        if (reader.isEmpty()
                || reader.get().isTrue()
                || site.inclusion().emptiness().proves(branch.item(index))) {
            return List.of();
        }
        if (reader.get().isFalse()) {
            return List.of(closed(index));
        }
        return site.inclusion().within(branch.item(index), reader.get()).stream()
                .map(gap -> gap.grown(gap.witness().flatMap(value -> grown(index, value))))
                .toList();
    }

    private Gap closed(int index) {
        return site.gap(
                site.rule("items"),
                "additionalItems",
                "more than %d elements".formatted(index),
                "at most %d".formatted(index),
                "let the reader's schema allow further elements",
                filled(index));
    }

    /** At its place, or, where that is taken by what the array must contain, one further. */
    private Optional<JsonNode> grown(int index, JsonNode element) {
        return site.witness(Stream.of(index, index + 1)
                .flatMap(place -> site.inclusion().samples().arrayWith(branch, place, element).stream()));
    }

    private Optional<Gap> unique() {
        if (!right.isOn("uniqueItems") || branch.isOn("uniqueItems") || most <= 1) {
            return Optional.empty();
        }
        return Optional.of(site.gap(
                "uniqueItems",
                "false",
                "true",
                "let the reader's schema allow equal elements",
                elements(0).stream()
                        .flatMap(element -> site.inclusion().samples().arrayWith(branch, 1, element).stream()
                                .map(array -> Samples.repeated(array, element)))));
    }

    private Optional<Gap> contains(SchemaNode reader) {
        List<SchemaNode> writers = branch.children("contains");
        site.inclusion().spend(writers.size() / 4);
        if (writers.stream()
                .anyMatch(writer ->
                        site.inclusion().within(List.of(writer), reader).isEmpty())) {
            return Optional.empty();
        }
        int certain = Math.min(branch.least("minItems"), MAX_SAMPLE);
        for (int i = 0; i < certain; i++) {
            if (site.inclusion().within(branch.item(i), reader).isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(site.gap(
                "contains",
                "any elements",
                ValueRules.shortened(reader.toString()),
                "drop contains on the reader's side, or require it on the writer's first",
                Stream.concat(site.samples(Kinds.ARRAY), filled(0))));
    }
}
