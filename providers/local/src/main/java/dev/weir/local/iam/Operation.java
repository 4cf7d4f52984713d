package dev.weir.local.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What one operation does: from the members of its input to those of its output. */
@FunctionalInterface
interface Operation {
    ObjectNode apply(ObjectNode input);
}
