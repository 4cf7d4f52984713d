package dev.weir.local.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Caller;

/** One operation of a service: from its input, which the protocol layer has checked, to its output. */
@FunctionalInterface
public interface Operation {
    ObjectNode apply(ObjectNode input, Caller caller);
}
