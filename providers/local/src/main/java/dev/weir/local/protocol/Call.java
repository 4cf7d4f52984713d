package dev.weir.local.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Payload;
import dev.weir.local.model.Operation;

/** What a request asks for; {@code body} holds the streamed member, if the operation has one. */
public record Call(Operation operation, ObjectNode input, Payload body) {}
