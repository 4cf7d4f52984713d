package dev.weir.contract.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which properties must be there, and how many. */
record PresenceRules(Site site, ObjectSamples samples) {

    List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        Set<String> required = site.branch().required();
        for (String name : site.right().names("required")) {
            if (!required.contains(name)) {
                gaps.add(missing(name));
            }
        }
        least().ifPresent(gaps::add);
        most().ifPresent(gaps::add);
        return gaps;
    }

    private Gap missing(String name) {
        String fix = site.rule(
                "earlier data may lack '%s', so make it optional".formatted(name),
                "consumers on the earlier schema insist on '%s', so keep it required".formatted(name));
        return site.gap(
                site.rule("required-property-added", "required-property-dropped"),
                "required",
                "'%s' optional".formatted(name),
                "'%s' required".formatted(name),
                fix,
                Stream.concat(samples.smallest(), samples.without(name)));
    }

    private Optional<Gap> least() {
        int writer = site.branch().leastProperties();
        int reader = site.right().count("minProperties").orElse(0);
        return writer >= reader
                ? Optional.empty()
                : Optional.of(site.gap(
                        "minProperties",
                        String.valueOf(writer),
                        String.valueOf(reader),
                        "keep the reader's minProperties at " + writer,
                        samples.smallest()));
    }

    private Optional<Gap> most() {
        int writer = Math.min(site.branch().most("maxProperties"), declared());
        int reader = site.right().count("maxProperties").orElse(Integer.MAX_VALUE);
        if (writer <= reader) {
            return Optional.empty();
        }
        String kept = writer == Integer.MAX_VALUE ? "unbounded" : String.valueOf(writer);
        return Optional.of(site.gap(
                "maxProperties",
                kept,
                String.valueOf(reader),
                "keep the reader's maxProperties at " + kept,
                reader < Integer.MAX_VALUE ? samples.ofSize(reader + 1) : Stream.of()));
    }

    /** A closed object has no more properties than it names. */
    private int declared() {
        boolean closed = site.branch().namePatterns().isEmpty()
                && site.inclusion().emptiness().proves(site.branch().otherProperties());
        return closed ? site.branch().named().size() : Integer.MAX_VALUE;
    }
}
