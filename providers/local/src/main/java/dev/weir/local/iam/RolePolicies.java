package dev.weir.local.iam;

import static dev.weir.local.iam.Entities.nothing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The policies of roles: inline ones, and managed ones attached. */
final class RolePolicies {
    private static final int MOST_ATTACHED = 10;
    private static final int INLINE_SIZE = 10_240;

    private final RoleStore roles;
    private final Policies policies;

    RolePolicies(RoleStore roles, Policies policies) {
        this.roles = roles;
        this.policies = policies;
    }

    void register(Map<String, Operation> operations) {
        operations.put("PutRolePolicy", this::put);
        operations.put("GetRolePolicy", this::get);
        operations.put("ListRolePolicies", this::list);
        operations.put("DeleteRolePolicy", this::delete);
        operations.put("AttachRolePolicy", this::attach);
        operations.put("DetachRolePolicy", this::detach);
        operations.put("ListAttachedRolePolicies", this::listAttached);
        operations.put("ListEntitiesForPolicy", this::entities);
    }

    private ObjectNode put(ObjectNode input) {
        ObjectNode role = roles.require(input);
        String document = input.path("PolicyDocument").asText();
        PolicyDocument.checkPermissions(document);
        ObjectNode inline = role.withObjectProperty(RoleStore.INLINE);
        inline.put(input.path("PolicyName").asText(), document);
        int size = 0;
        for (JsonNode policy : inline) {
            size += PolicyDocument.size(policy.asText());
        }
        if (size > INLINE_SIZE) {
            throw Errors.limitExceeded("Maximum policy size of " + INLINE_SIZE + " bytes exceeded for role "
                    + role.path("RoleName").asText());
        }
        roles.put(role);
        return nothing();
    }

    private ObjectNode get(ObjectNode input) {
        ObjectNode role = roles.require(input);
        String document = PolicyDocument.encode(require(role, input).asText());
        ObjectNode output = Entities.view(role, List.of("RoleName"));
        return output.put("PolicyName", input.path("PolicyName").asText()).put("PolicyDocument", document);
    }

    private ObjectNode list(ObjectNode input) {
        List<JsonNode> names = new ArrayList<>();
        roles.require(input).path(RoleStore.INLINE).fieldNames().forEachRemaining(name -> names.add(text(name)));
        return Pages.of("PolicyNames", names, input);
    }

    private ObjectNode delete(ObjectNode input) {
        roles.change(input, role -> {
            require(role, input);
            role.withObjectProperty(RoleStore.INLINE)
                    .remove(input.path("PolicyName").asText());
        });
        return nothing();
    }

    private static JsonNode require(ObjectNode role, ObjectNode input) {
        String name = input.path("PolicyName").asText();
        JsonNode document = role.path(RoleStore.INLINE).path(name);
        if (document.isMissingNode()) {
            throw Errors.noSuchEntity("The role policy with name " + name + " cannot be found.");
        }
        return document;
    }

    private ObjectNode attach(ObjectNode input) {
        String arn = input.path("PolicyArn").asText();
        ObjectNode role = roles.require(input);
        ObjectNode policy = policies.find(arn)
                .orElseThrow(() -> Errors.noSuchEntity("Policy " + arn + " does not exist or is not attachable."));
        ObjectNode attached = role.withObjectProperty(RoleStore.ATTACHED);
        attached.set(arn, policy.path("PolicyName"));
        if (attached.size() > MOST_ATTACHED) {
            throw Errors.limitExceeded("Cannot exceed quota for PoliciesPerRole: " + MOST_ATTACHED);
        }
        roles.put(role);
        return nothing();
    }

    private ObjectNode detach(ObjectNode input) {
        String arn = input.path("PolicyArn").asText();
        roles.change(input, role -> {
            if (role.withObjectProperty(RoleStore.ATTACHED).remove(arn) == null) {
                throw Errors.noSuchPolicy(arn);
            }
        });
        return nothing();
    }

    private ObjectNode listAttached(ObjectNode input) {
        String prefix = input.path("PathPrefix").asText("/");
        List<JsonNode> attached = new ArrayList<>();
        roles.require(input).path(RoleStore.ATTACHED).properties().forEach(entry -> {
            if (policies.find(entry.getKey())
                    .filter(policy -> policy.path("Path").asText().startsWith(prefix))
                    .isPresent()) {
                attached.add(JsonNodeFactory.instance
                        .objectNode()
                        .put("PolicyName", entry.getValue().asText())
                        .put("PolicyArn", entry.getKey()));
            }
        });
        return Pages.of("AttachedPolicies", attached, input);
    }

    /** Roles are the only entities here that a policy can be attached to, or bound by. */
    private ObjectNode entities(ObjectNode input) {
        String arn = input.path("PolicyArn").asText();
        policies.require(arn);
        String filter = input.path("EntityFilter").asText("Role");
        boolean boundary = input.path("PolicyUsageFilter").asText().equals("PermissionsBoundary");
        List<ObjectNode> found = new ArrayList<>();
        for (ObjectNode role : roles.list()) {
            String bound = role.path("PermissionsBoundary")
                    .path("PermissionsBoundaryArn")
                    .asText();
            boolean uses =
                    boundary ? bound.equals(arn) : role.path(RoleStore.ATTACHED).has(arn);
            if (uses && filter.equals("Role")) {
                found.add(Entities.view(role, List.of("RoleName", "RoleId")));
            }
        }
        ObjectNode output = Pages.of("PolicyRoles", found, input);
        output.putArray("PolicyGroups");
        output.putArray("PolicyUsers");
        return output;
    }

    /** How often a policy is attached. */
    static int attachments(RoleStore roles, String arn) {
        return (int) roles.list().stream()
                .filter(role -> role.path(RoleStore.ATTACHED).has(arn))
                .count();
    }

    /** The policies that are attached to some role. */
    static Set<String> attached(RoleStore roles) {
        Set<String> arns = new TreeSet<>();
        roles.list().forEach(role -> role.path(RoleStore.ATTACHED).fieldNames().forEachRemaining(arns::add));
        return arns;
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }
}
