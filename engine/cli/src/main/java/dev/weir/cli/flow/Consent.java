package dev.weir.cli.flow;

import static java.util.Objects.requireNonNull;

import dev.weir.engine.Acceptance;

/**
 * What somebody has agreed to on the command line.
 *
 * @param approved whether the plan may be carried out without a question
 * @param losses whose data may be destroyed
 * @param command what was typed, so that a refusal can say how to run it again; without values that may be secret
 */
public record Consent(boolean approved, Acceptance losses, String command) {
    public Consent {
        requireNonNull(losses, "losses");
        requireNonNull(command, "command");
    }
}
