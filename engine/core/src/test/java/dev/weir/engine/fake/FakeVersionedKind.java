package dev.weir.engine.fake;

import dev.weir.spi.ContractVerdict;
import dev.weir.spi.ContractVerdict.Outcome;
import dev.weir.spi.ContractVerdict.Violation;
import dev.weir.spi.Identity;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Version;
import dev.weir.spi.Version.Role;
import dev.weir.spi.Versioned;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A kind with versions, of which a definition that says "breaks" breaks all, and one that says "doubtful" is not proven. */
final class FakeVersionedKind extends FakeKind implements Versioned {
    FakeVersionedKind(FakeProvider provider, KindSchema schema) {
        super(provider, schema, false);
    }

    @Override
    public String definition() {
        return "/definition";
    }

    @Override
    public boolean revises(Revision revision) {
        return revision.live()
                .filter(live -> !live.properties().path("definition").equals(definition(revision)))
                .isPresent();
    }

    private static Object definition(Revision revision) {
        return revision.desired().path("definition");
    }

    @Override
    public Map<Identity, List<Version>> history(Collection<Revision> revisions) {
        provider.called("history " + schema().kind() + " " + revisions.size());
        revisions.forEach(revision -> provider.denials("history of " + revision.identity())
                .forEach(denial -> {
                    throw denial;
                }));
        Map<Identity, List<Version>> histories = new TreeMap<>();
        revisions.forEach(revision -> histories.put(
                revision.identity(),
                List.of(new Version(
                        7,
                        revision.live()
                                .orElseThrow()
                                .properties()
                                .path("definition")
                                .asText(),
                        Set.of(Role.LATEST)))));
        return histories;
    }

    @Override
    public Optional<ContractVerdict> judge(Revision revision, List<Version> history) {
        if (revision.live().isPresent() && !revises(revision)) {
            return Optional.empty();
        }
        String definition = revision.desired().path("definition").asText();
        boolean breaks = definition.contains("breaks");
        List<Violation> violations = history.stream()
                .filter(version -> breaks || definition.contains("doubtful"))
                .map(version -> new Violation(
                        "/f", "f", "a-rule", "It breaks.", version.definition(), definition, breaks, version.number()))
                .toList();
        Outcome outcome = violations.isEmpty() ? Outcome.COMPATIBLE : breaks ? Outcome.INCOMPATIBLE : Outcome.UNPROVEN;
        return Optional.of(new ContractVerdict(
                "BACKWARD",
                history.stream().map(Version::number).toList(),
                outcome,
                violations,
                definition.contains("odd") ? List.of("This is odd.") : List.of()));
    }
}
