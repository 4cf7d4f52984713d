package dev.weir.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.kind.Found;
import dev.weir.aws.kind.Part;
import dev.weir.aws.kind.Tags;
import dev.weir.spi.Identity;
import java.util.List;
import java.util.Optional;

/** Reads what belongs to one role. */
final class RoleReads {
    static final String MANAGED = "managedPolicies";
    static final String INLINE = "policies";

    private final AwsCalls calls;

    RoleReads(AwsCalls calls) {
        this.calls = calls;
    }

    /** The role without its policies, as {@code GetRole} describes it. */
    static Found found(Identity identity, JsonNode role) {
        ObjectNode properties = AwsCalls.tree().put("name", identity.name());
        properties.put("path", role.path("Path").asText("/"));
        properties.set(
                "assumeRolePolicy",
                Policies.decoded(role.path("AssumeRolePolicyDocument").asText()));
        if (!role.path("Description").asText("").isEmpty()) {
            properties.set("description", role.path("Description"));
        }
        properties.put("maxSessionDuration", role.path("MaxSessionDuration").asInt(3600));
        JsonNode boundary = role.path("PermissionsBoundary").path("PermissionsBoundaryArn");
        if (boundary.isTextual()) {
            properties.set("permissionsBoundary", boundary);
        }
        return new Found(identity, properties, AwsCalls.tree(), Optional.of(Tags.of(role.path("Tags"))));
    }

    private static ObjectNode input(Identity identity) {
        return AwsCalls.tree().put("RoleName", identity.name());
    }

    /** What may be done in the role's name, which the plan always looks at. */
    List<Part> parts() {
        return List.of(
                Part.always(MANAGED, live -> managed(live.identity())),
                Part.always(INLINE, live -> inline(live.identity())));
    }

    private ArrayNode managed(Identity identity) {
        ArrayNode arns = AwsCalls.tree().arrayNode();
        all("iam:ListAttachedRolePolicies", input(identity), "AttachedPolicies")
                .forEach(policy -> arns.add(policy.path("PolicyArn")));
        return arns;
    }

    private ObjectNode inline(Identity identity) {
        ObjectNode policies = AwsCalls.tree();
        all("iam:ListRolePolicies", input(identity), "PolicyNames").forEach(name -> {
            ObjectNode input = input(identity).put("PolicyName", name.asText());
            ObjectNode policy = calls.call("iam:GetRolePolicy", input, identity);
            policies.set(
                    name.asText(),
                    Policies.decoded(policy.path("PolicyDocument").asText()));
        });
        return policies;
    }

    List<JsonNode> all(String operation, ObjectNode input, String list) {
        return calls.all(operation, input, "Marker", list);
    }
}
