package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Types, and values listed one by one. */
final class ValueRules {
    private static final int MAX_LISTED = 1_000;
    private static final int MAX_TEXT = 80;

    private ValueRules() {}

    /** Where the writer lists its values, each of them is judged, and nothing else needs to be. */
    static Optional<List<Gap>> ofListedValues(Site site) {
        return site.branch()
                .values()
                .filter(values -> values.size() <= MAX_LISTED)
                .map(values -> judged(site, values));
    }

    private static List<Gap> judged(Site site, List<JsonNode> values) {
        List<JsonNode> rejected = new ArrayList<>();
        boolean certain = true;
        for (JsonNode value : values) {
            site.inclusion().spend(1);
            try {
                if (!site.inclusion().evaluator().accepts(site.right(), value)) {
                    rejected.add(value);
                }
            } catch (UndecidedException e) {
                rejected.add(value);
                certain = false;
            }
        }
        if (rejected.isEmpty()) {
            return List.of();
        }
        String keyword = site.right().has("const") ? "const" : site.right().has("enum") ? "enum" : "";
        return List.of(site.gap(
                site.rule(keyword.isEmpty() ? "value" : "enum"),
                keyword,
                shortened(values.toString()),
                shortened(
                        keyword.isEmpty()
                                ? site.right().toString()
                                : site.right().get(keyword).toString()),
                certain
                        ? "let the reader's schema allow " + shortened(rejected.toString())
                        : "compare %s by hand".formatted(shortened(rejected.toString())),
                rejected.stream()));
    }

    static List<Gap> gaps(Site site) {
        List<Gap> gaps = new ArrayList<>();
        int excess = site.branch().kinds() & ~Kinds.of(site.right());
        if (excess != 0) {
            gaps.add(site.gap(
                    "type",
                    Kinds.text(site.branch().kinds()),
                    Kinds.text(Kinds.of(site.right())),
                    "let the reader's schema allow the type " + Kinds.text(excess),
                    site.samples(excess)));
        }
        for (String keyword : List.of("enum", "const")) {
            if (site.right().has(keyword)) {
                listed(site, keyword).ifPresent(gaps::add);
            }
        }
        return gaps;
    }

    private static Optional<Gap> listed(Site site, String keyword) {
        List<JsonNode> few = fewValues(site.branch());
        if (!few.isEmpty() && few.stream().allMatch(value -> accepts(site, keyword, value))) {
            return Optional.empty();
        }
        return Optional.of(site.gap(
                site.rule("enum"),
                keyword,
                Kinds.text(site.branch().kinds()),
                shortened(site.right().get(keyword).toString()),
                "list all values on the writer's side first, or drop the list on the reader's",
                Stream.concat(few.stream(), unlisted(site))));
    }

    /** All values of types that have only a few; none when there are more. */
    private static List<JsonNode> fewValues(Branch branch) {
        if ((branch.kinds() & ~(Kinds.NULL | Kinds.BOOLEAN)) != 0) {
            return List.of();
        }
        List<JsonNode> values = new ArrayList<>();
        if (branch.allows(Kinds.NULL)) {
            values.add(Samples.nothing());
        }
        if (branch.allows(Kinds.BOOLEAN)) {
            values.add(Samples.truth(true));
            values.add(Samples.truth(false));
        }
        return values;
    }

    private static boolean accepts(Site site, String keyword, JsonNode value) {
        JsonNode listed = site.right().get(keyword);
        return keyword.equals("const") ? Values.equal(listed, value) : Values.contains(listed, value);
    }

    private static Stream<JsonNode> unlisted(Site site) {
        Stream<JsonNode> texts = site.branch().allows(Kinds.STRING)
                ? site.inclusion().samples().texts(site.branch()).stream()
                : Stream.of();
        return Stream.of(site.samples(Kinds.ALL), texts, NumberRules.numbers(site.branch()))
                .flatMap(each -> each);
    }

    static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "...";
    }
}
