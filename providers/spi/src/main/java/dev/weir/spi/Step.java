package dev.weir.spi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One operation of a plan, as data.
 *
 * @param operation service and API operation, such as {@code kinesis:UpdateShardCount}
 * @param input the operation's complete request in the API's own spelling. A large body is not inlined: a kind that needs
 *     one says in its Javadoc how the input refers to it
 * @param settles whether the object needs time after the call before the next step may follow; the kind is then a {@link
 *     Settling} one
 */
public record Step(String operation, ObjectNode input, boolean settles) {
    public Step {
        requireNonNull(operation, "operation");
        requireNonNull(input, "input");
        if (operation.indexOf(':') < 1) {
            throw new IllegalArgumentException("an operation is service:Name, not '" + operation + "'");
        }
    }

    public static Step of(String operation, ObjectNode input) {
        return new Step(operation, input, false);
    }

    public static Step settling(String operation, ObjectNode input) {
        return new Step(operation, input, true);
    }

    /** The part before the colon, such as {@code kinesis}. */
    public String service() {
        return operation.substring(0, operation.indexOf(':'));
    }

    /** The part after the colon, such as {@code UpdateShardCount}. */
    public String action() {
        return operation.substring(operation.indexOf(':') + 1);
    }

    /** The operations of these steps in their order, for people. */
    public static List<String> operations(List<Step> steps) {
        return steps.stream().map(Step::operation).toList();
    }
}
