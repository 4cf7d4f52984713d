package dev.weir.contract.protobuf;

import dev.weir.contract.evolution.Direction;
import dev.weir.contract.evolution.Finding;
import java.util.List;

/**
 * Whether readers of one version understand what writers of another put on the wire, by the rules of the language guide.
 *
 * <p>Data is understood when it can be parsed and no value silently disappears or changes its meaning. Fields that the reader
 * does not know are no loss: removing a field is fine, using its number or name again is not. Whole numbers of other widths
 * are read as the language guide has it, cut to the reader's width.
 */
public final class ProtobufEvolution {
    private ProtobufEvolution() {}

    /** What the step from one file to another breaks. */
    public static List<Finding> check(ProtoSchema earlier, ProtoSchema proposed, Direction direction) {
        if (earlier.equals(proposed)) {
            return List.of();
        }
        ProtoSchema writer = direction == Direction.BACKWARD ? earlier : proposed;
        ProtoSchema reader = direction == Direction.BACKWARD ? proposed : earlier;
        var step = new ProtoStep(writer, reader, direction);
        new ProtoFileRules(step).check();
        new ProtoServiceRules(step).check();
        step.checkMessages(new ProtoMessageRules(step));
        return step.findings();
    }
}
