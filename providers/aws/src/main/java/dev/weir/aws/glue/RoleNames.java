package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.kind.Draft;

/** Glue answers with a role's name where its ARN was sent; both mean the same role. */
final class RoleNames {
    private static final String ROLE = "role";

    private RoleNames() {}

    /** Gives a live role the form of the desired one where both name the same role. */
    static void align(ObjectNode live, Draft draft) {
        String desired = draft.desired(ROLE).asText();
        if (name(live.path(ROLE).asText()).equals(name(desired))) {
            live.put(ROLE, desired);
        }
    }

    private static String name(String role) {
        return role.substring(role.lastIndexOf('/') + 1);
    }
}
