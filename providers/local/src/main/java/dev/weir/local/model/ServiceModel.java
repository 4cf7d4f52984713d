package dev.weir.local.model;

import static java.util.Objects.requireNonNull;

import dev.weir.local.model.Shape.Structure;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A service's operations and shapes.
 *
 * @param protocol {@code json}, {@code query} or {@code rest-xml}
 * @param targetPrefix what stands before the operation in {@code X-Amz-Target}
 */
public record ServiceModel(
        String name,
        String protocol,
        String apiVersion,
        Optional<String> jsonVersion,
        Optional<String> targetPrefix,
        Optional<String> xmlNamespace,
        Map<String, Operation> operations,
        Map<String, Shape> shapes) {
    private static final Structure NOTHING =
            new Structure("Unit", Map.of(), Set.of(), Optional.empty(), Optional.empty());

    public ServiceModel {
        requireNonNull(name, "name");
        requireNonNull(protocol, "protocol");
        operations = Map.copyOf(operations);
        shapes = Map.copyOf(shapes);
    }

    /** The model of a service that is served here, read from its resource. */
    public static ServiceModel load(String name) {
        return new ModelReader(name).read();
    }

    public Optional<Operation> operation(String operation) {
        return Optional.ofNullable(operations.get(operation));
    }

    public Shape shape(Member member) {
        return shapes.get(member.shape());
    }

    public Structure input(Operation operation) {
        return operation.input().map(this::structure).orElse(NOTHING);
    }

    public Structure output(Operation operation) {
        return operation.output().map(this::structure).orElse(NOTHING);
    }

    /** What an exception of this name is on the wire; empty for those the model does not have. */
    public Optional<Shape.Fault> fault(String exception) {
        return shapes.get(exception) instanceof Structure structure ? structure.fault() : Optional.empty();
    }

    private Structure structure(String shape) {
        return (Structure) shapes.get(shape);
    }
}
