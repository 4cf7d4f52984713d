package dev.weir.aws.glue;

import dev.weir.spi.Holding.Contents;
import dev.weir.spi.Identity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names what goes with a database or a registry although the stack does not own it. */
final class Members {
    private static final int SHOWN = 10;

    private Members() {}

    /**
     * What is lost, in a sentence; empty when the stack owns all that is in there.
     *
     * @param foreign what the stack does not own; empty when nobody has looked
     * @param nouns one and several of the members, and the container
     */
    static Optional<String> loss(Identity container, Optional<Contents> foreign, Nouns nouns) {
        if (foreign.isEmpty()) {
            return Optional.of("Every %s in %s %s is deleted with it."
                    .formatted(nouns.one(), nouns.container(), container.name()));
        }
        List<Identity> members = foreign.get().members();
        if (foreign.get().isEmpty()) {
            return Optional.empty();
        }
        String names = members.stream().limit(SHOWN).map(Identity::leaf).collect(Collectors.joining(", "));
        int others = members.size() - SHOWN;
        return Optional.of("%s in %s %s that the stack does not declare %s deleted with it: %s%s."
                .formatted(
                        members.size() == 1 && !foreign.get().more() ? "A " + nouns.one() : "The " + nouns.several(),
                        nouns.container(),
                        container.name(),
                        members.size() == 1 && !foreign.get().more() ? "is" : "are",
                        names,
                        others > 0 ? " and " + others + " more" : foreign.get().more() ? " and more" : ""));
    }

    /** What the members and the container are called. */
    record Nouns(String one, String several, String container) {}
}
