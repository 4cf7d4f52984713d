package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.Compatibility;
import dev.weir.contract.CompatibilityMode;
import dev.weir.contract.SchemaDefinition;
import dev.weir.contract.SchemaDefinitions;
import dev.weir.contract.SchemaException;
import dev.weir.spi.ContractVerdict;
import dev.weir.spi.ContractVerdict.Outcome;
import dev.weir.spi.ContractVerdict.Violation;
import dev.weir.spi.Live;
import dev.weir.spi.Version;
import dev.weir.spi.Version.Role;
import dev.weir.spi.Versioned.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Judges a new definition of a schema by the versions before it, as the registry would.
 *
 * <p>The registry's documents conflict on what "the last version" is where the checkpoint is not the latest one. Both are
 * looked at: a break with the latest is a break; a break with the checkpoint alone is not proven, because the registry may not ask
 * about it, and a difference between the two is said.
 */
final class SchemaJudge {
    private final ObjectNode language;
    private final SchemaDefinition proposed;
    private final CompatibilityMode mode;
    private final List<Version> earlier;

    private SchemaJudge(Revision revision, List<Version> history) {
        this.language = revision.live().map(Live::properties).orElse(revision.desired());
        this.proposed = SchemaModes.definition(revision.desired());
        this.mode = SchemaModes.of(revision.desired());
        this.earlier = history.stream()
                .filter(version -> version.number() != Version.UNREGISTERED || isNews(version, history))
                .toList();
    }

    static Optional<ContractVerdict> judge(Revision revision, List<Version> history) {
        try {
            SchemaJudge judge = new SchemaJudge(revision, history);
            Optional<Version> twin = twin(history);
            return Optional.of(twin.isPresent() ? judge.known(twin.get()) : judge.verdict(revision));
        } catch (SchemaException unreadable) {
            return Optional.empty();
        }
    }

    /** The version that holds the desired definition already, although it is not the latest. */
    static Optional<Version> twin(List<Version> history) {
        return history.stream()
                .filter(version -> version.is(Role.SAME) && !version.is(Role.LATEST))
                .findFirst();
    }

    private static boolean isSame(Version version, SchemaDefinition definition) {
        return SchemaDefinitions.equivalent(
                new SchemaDefinition(definition.format(), version.definition()), definition);
    }

    /** Whether a base revision says something that is neither registered nor proposed. */
    private boolean isNews(Version base, List<Version> history) {
        return !isSame(base, proposed)
                && history.stream()
                        .filter(version -> !version.equals(base))
                        .noneMatch(version -> isSame(version, SchemaModes.definition(language, base.definition())));
    }

    private ContractVerdict known(Version twin) {
        String latest = earlier.stream()
                .filter(version -> version.is(Role.LATEST))
                .findFirst()
                .map(version -> "version " + version.number())
                .orElse("a later version");
        return new ContractVerdict(
                mode.name(),
                List.of(),
                Outcome.COMPATIBLE,
                List.of(),
                List.of(
                        ("The registry holds this definition as version %d and does not register it twice, so nothing is registered and %s"
                                        + " stays the latest. Tables of this stack refer to version %d; clients that ask the registry for the"
                                        + " latest get %s.")
                                .formatted(twin.number(), latest, twin.number(), latest)));
    }

    private ContractVerdict verdict(Revision revision) {
        List<Version> judged = mode.looksAtAll()
                ? earlier
                : earlier.stream().filter(SchemaJudge::counts).toList();
        List<Violation> violations = against(judged, mode);
        List<String> warnings = new ArrayList<>();
        if (!mode.looksAtAll()) {
            compareWithCheckpoint(warnings).ifPresent(violations::addAll);
        }
        if (violations.isEmpty()) {
            loosened(revision).ifPresent(warnings::add);
        }
        return new ContractVerdict(mode.name(), numbers(judged), outcome(violations), violations, warnings);
    }

    private static boolean counts(Version version) {
        return version.is(Role.LATEST) || version.is(Role.BASE);
    }

    /** What only the checkpoint breaks, as unproven; a warning wherever the two answers differ. */
    private Optional<List<Violation>> compareWithCheckpoint(List<String> warnings) {
        Optional<Version> latest =
                earlier.stream().filter(version -> version.is(Role.LATEST)).findFirst();
        Optional<Version> checkpoint =
                earlier.stream().filter(version -> version.is(Role.CHECKPOINT)).findFirst();
        if (latest.isEmpty() || checkpoint.isEmpty() || latest.equals(checkpoint)) {
            return Optional.empty();
        }
        Outcome byLatest = outcome(against(List.of(latest.get()), mode));
        List<Violation> violations = against(List.of(checkpoint.get()), mode);
        if (byLatest == outcome(violations)) {
            return Optional.empty();
        }
        warnings.add(
                ("Against the latest version, %d, it is %s; against the checkpoint, version %d, it is %s. The registry's"
                                + " documents do not say which of the two it asks.")
                        .formatted(
                                latest.get().number(),
                                word(byLatest),
                                checkpoint.get().number(),
                                word(outcome(violations))));
        return byLatest == Outcome.COMPATIBLE
                ? Optional.of(violations.stream().map(SchemaJudge::doubted).toList())
                : Optional.empty();
    }

    /** A mode that was made laxer in the same revision lets pass what consumers were promised not to see. */
    private Optional<String> loosened(Revision revision) {
        CompatibilityMode before =
                revision.live().map(Live::properties).map(SchemaModes::of).orElse(mode);
        if (before == mode || before == CompatibilityMode.DISABLED) {
            return Optional.empty();
        }
        List<Version> judged = before.looksAtAll()
                ? earlier
                : earlier.stream().filter(SchemaJudge::counts).toList();
        return against(judged, before).stream()
                .filter(Violation::proven)
                .findFirst()
                .map(violation ->
                        ("The mode changes from %s to %s first, and the definition is judged by %s alone. By %s it would be"
                                        + " refused: at %s, against %s: %s")
                                .formatted(
                                        before,
                                        mode,
                                        mode,
                                        before,
                                        violation.path().isEmpty() ? "/" : violation.path(),
                                        Version.name(violation.against()),
                                        violation.message()));
    }

    /** What breaks with any of these versions: under an {@code _ALL} mode in one reading, else by each as if it were the last. */
    private List<Violation> against(List<Version> versions, CompatibilityMode by) {
        List<SchemaDefinition> before = versions.stream()
                .map(version -> SchemaModes.definition(language, version.definition()))
                .toList();
        if (by.looksAtAll() || by == CompatibilityMode.DISABLED) {
            return Compatibility.check(proposed, by, before).violations().stream()
                    .map(found -> violation(found, versions.get(found.earlier()), before.get(found.earlier())))
                    .collect(Collectors.toCollection(ArrayList::new));
        }
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Version version = versions.get(i);
            SchemaDefinition definition = before.get(i);
            Compatibility.check(proposed, by, List.of(definition)).violations().stream()
                    .map(found -> violation(found, version, definition))
                    .forEach(violations::add);
        }
        return violations;
    }

    private Violation violation(dev.weir.contract.Violation found, Version version, SchemaDefinition before) {
        return new Violation(
                found.path(),
                new FieldNames(proposed, before).of(found),
                found.rule(),
                found.message(),
                found.before(),
                found.after(),
                found.proven(),
                version.number());
    }

    private static Violation doubted(Violation violation) {
        return new Violation(
                violation.path(),
                violation.field(),
                violation.rule(),
                violation.message(),
                violation.before(),
                violation.after(),
                false,
                violation.against());
    }

    private List<Long> numbers(List<Version> judged) {
        boolean judges = mode.requiresBackward() || mode.requiresForward();
        return judges ? judged.stream().map(Version::number).toList() : List.of();
    }

    private static Outcome outcome(List<Violation> violations) {
        if (violations.isEmpty()) {
            return Outcome.COMPATIBLE;
        }
        return violations.stream().anyMatch(Violation::proven) ? Outcome.INCOMPATIBLE : Outcome.UNPROVEN;
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case COMPATIBLE -> "compatible";
            case INCOMPATIBLE -> "incompatible";
            case UNPROVEN -> "not proven compatible";
        };
    }
}
