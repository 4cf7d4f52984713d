package dev.weir.contract.protobuf;

import dev.weir.contract.evolution.Direction;
import dev.weir.contract.evolution.Finding;
import java.util.List;
import java.util.Locale;

/** Whether readers of one version understand what writers of another put on the wire. */
public final class ProtobufEvolution {
    private ProtobufEvolution() {}

    /** What the step from one file to another breaks. */
    public static List<Finding> check(ProtoSchema earlier, ProtoSchema proposed, Direction direction) {
        if (earlier.equals(proposed)) {
            return List.of();
        }
        return List.of(new Finding(
                "",
                "step-undecided",
                "",
                "",
                "The %s step could not be decided; compare the two files by hand."
                        .formatted(direction.name().toLowerCase(Locale.ROOT)),
                false));
    }
}
