package dev.weir.cli.flow;

import dev.weir.cli.session.Context;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.session.Kinds;
import dev.weir.spec.Evaluation;
import dev.weir.spec.ParsedStack;
import dev.weir.spec.Stack;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stack as an earlier revision of its folder declares it.
 *
 * @param stack empty when the folder held no stack then; where that stack has mistakes, what is known of it
 * @param remarks why there is nothing, or less, to compare with
 */
record BaseStack(Optional<Stack> stack, List<Diagnostic> remarks) {
    BaseStack {
        remarks = List.copyOf(remarks);
    }

    static BaseStack at(
            String revision, Context context, GlobalOptions options, Path directory, Environment environment) {
        try (Revision checkout = Revision.of(directory, revision)) {
            return checkout.hasSpec()
                    ? of(Workspace.load(context, options, checkout.directory(), Kinds.schemas()), environment, revision)
                    : new BaseStack(Optional.empty(), List.of(nothing(revision)));
        }
    }

    private static BaseStack of(Workspace workspace, Environment environment, String revision) {
        ParsedStack parsed = workspace.parsed();
        Evaluation evaluation = parsed.evaluate(environment);
        Stack known = evaluation
                .stack()
                .orElseGet(() -> new Stack(
                        parsed.name(), false, parsed.aws(), evaluation.resources(), Map.of(), evaluation.secrets()));
        return new BaseStack(
                Optional.of(known),
                Stream.concat(parsed.diagnostics().stream(), evaluation.diagnostics().stream())
                        .filter(Diagnostic::isError)
                        .findFirst()
                        .map(mistake -> incomplete(revision, mistake))
                        .stream()
                        .toList());
    }

    private static Diagnostic nothing(String revision) {
        return Diagnostic.warning(
                "Nothing to compare with", "At " + revision + " this folder holds no stack, so all of it is new.");
    }

    private static Diagnostic incomplete(String revision, Diagnostic mistake) {
        String place = mistake.source().map(source -> " at " + source).orElse("");
        return Diagnostic.warning(
                "The base revision has mistakes",
                "Only the readable part of the stack at %s is compared. Its first mistake%s: %s. %s"
                        .formatted(revision, place, mistake.summary(), mistake.detail()));
    }
}
