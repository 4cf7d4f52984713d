package dev.weir.contract.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All keywords of the reader's schema, one after the other. */
final class Rules {
    private Rules() {}

    static List<Gap> gaps(Site site) {
        SchemaNode right = site.right();
        site.inclusion().spend(1 + breadth(site));
        if (right.isFalse()) {
            return List.of(nothingAllowed(site));
        }
        if (right.reference().isPresent()) {
            return site.here(site.inclusion().between(site.branch().schemas(), target(right)));
        }
        Optional<List<Gap>> listed = ValueRules.ofListedValues(site);
        if (listed.isPresent()) {
            return listed.get();
        }
        List<Gap> gaps = new ArrayList<>(ValueRules.gaps(site));
        if (site.branch().allows(Kinds.NUMBER)) {
            gaps.addAll(NumberRules.gaps(site));
        }
        if (site.branch().allows(Kinds.STRING)) {
            gaps.addAll(StringRules.gaps(site));
        }
        if (site.branch().allows(Kinds.ARRAY)) {
            gaps.addAll(new ArrayRules(site).gaps());
        }
        if (site.branch().allows(Kinds.OBJECT)) {
            gaps.addAll(new ObjectRules(site).gaps());
        }
        gaps.addAll(new CombinationRules(site).gaps());
        return gaps;
    }

    /** Wide objects cost more to look at. */
    private static int breadth(Site site) {
        int names = site.right().get("properties").size();
        for (SchemaNode schema : site.branch().schemas()) {
            names += schema.get("properties").size();
        }
        return names / 8;
    }

    private static SchemaNode target(SchemaNode right) {
        String reference = right.reference().orElseThrow();
        return right.document()
                .resolve(reference)
                .orElseThrow(() ->
                        new UndecidedException("the $ref '%s' leads nowhere in its definition".formatted(reference)));
    }

    private static Gap nothingAllowed(Site site) {
        return site.gap(
                "false-schema",
                "",
                Kinds.text(site.branch().kinds()),
                "nothing",
                "let the reader's schema allow this value",
                Stream.concat(site.branch().values().stream().flatMap(List::stream), site.samples(Kinds.ALL)));
    }
}
