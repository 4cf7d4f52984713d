package dev.weir.local.glue.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.Compatibility;
import dev.weir.contract.CompatibilityMode;
import dev.weir.contract.DataFormat;
import dev.weir.contract.SchemaDefinition;
import dev.weir.contract.Verdict;
import dev.weir.contract.Verdict.Outcome;
import dev.weir.contract.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a definition becomes an available version or a failed one, and what its author should know about that. Two points
 * rest on assumptions about the service, because its documents leave them open; where one of them decides, a note says so:
 *
 * <ul>
 *   <li>it has no third answer: what cannot be proven incompatible is let through;
 *   <li>modes that compare with one version compare with the latest available one, not with the checkpoint.
 * </ul>
 *
 * @param notes sentences for the endpoint's log, none when there is nothing to say
 */
record Judgement(boolean compatible, List<String> notes) {
    Judgement {
        notes = List.copyOf(notes);
    }

    /**
     * Judges a definition.
     *
     * @param schema with its mode and checkpoint
     * @param earlier the versions to live with, newest first, failed and deleted ones left out
     */
    static Judgement of(ObjectNode schema, SchemaDefinition proposed, List<ObjectNode> earlier) {
        if (earlier.isEmpty()) {
            return new Judgement(true, List.of());
        }
        CompatibilityMode mode =
                CompatibilityMode.valueOf(schema.path("Compatibility").asText());
        Verdict verdict = check(proposed, mode, earlier);
        boolean compatible = verdict.outcome() != Outcome.INCOMPATIBLE;
        List<String> notes = new ArrayList<>();
        switch (verdict.outcome()) {
            case COMPATIBLE -> {}
            case INCOMPATIBLE ->
                notes.add("FAILURE: not " + mode + " compatible with version " + first(verdict, true, earlier));
            case UNPROVEN ->
                notes.add(
                        "AVAILABLE on an assumption: " + mode + " compatibility could neither be proven nor disproven,"
                                + " and the service is assumed to let that through. Undecided against version "
                                + first(verdict, false, earlier));
        }
        if (!mode.looksAtAll()) {
            atCheckpoint(schema, proposed, mode, earlier, compatible, notes);
        }
        return new Judgement(compatible, notes);
    }

    private static void atCheckpoint(
            ObjectNode schema,
            SchemaDefinition proposed,
            CompatibilityMode mode,
            List<ObjectNode> earlier,
            boolean compatible,
            List<String> notes) {
        long checkpoint = schema.path("SchemaCheckpoint").asLong();
        List<ObjectNode> atCheckpoint = earlier.stream()
                .filter(version -> number(version) == checkpoint)
                .toList();
        if (atCheckpoint.isEmpty() || checkpoint == number(earlier.getFirst())) {
            return;
        }
        boolean otherwise = check(proposed, mode, atCheckpoint).outcome() != Outcome.INCOMPATIBLE;
        if (otherwise != compatible) {
            notes.add(
                    "%s on an assumption: compared with the latest version %d; against the checkpoint version %d it would be %s. The service's documents name both."
                            .formatted(status(compatible), number(earlier.getFirst()), checkpoint, status(otherwise)));
        }
    }

    private static Verdict check(SchemaDefinition proposed, CompatibilityMode mode, List<ObjectNode> earlier) {
        return Compatibility.check(
                proposed, mode, earlier.stream().map(Judgement::definition).toList());
    }

    /** The first reason, which is enough for a log. */
    private static String first(Verdict verdict, boolean proven, List<ObjectNode> earlier) {
        Violation violation = verdict.violations().stream()
                .filter(candidate -> candidate.proven() == proven)
                .findFirst()
                .orElseThrow();
        return number(earlier.get(violation.earlier()))
                + (violation.path().isEmpty() ? "" : " at " + violation.path())
                + ": " + violation.message();
    }

    private static SchemaDefinition definition(ObjectNode version) {
        return new SchemaDefinition(
                DataFormat.valueOf(version.path("DataFormat").asText()),
                version.path("SchemaDefinition").asText());
    }

    private static long number(ObjectNode version) {
        return version.path("VersionNumber").asLong();
    }

    private static String status(boolean compatible) {
        return compatible ? "AVAILABLE" : "FAILURE";
    }
}
