package dev.weir.local.iam;

import static dev.weir.local.iam.Entities.nothing;
import static dev.weir.local.iam.Entities.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Roles themselves: who may assume them, for how long, their tags. */
final class Roles {
    private static final int TRUST_SIZE = 2048;
    private static final int DEFAULT_SESSION = 3600;
    private static final List<String> LISTED = List.of(
            "Path",
            "RoleName",
            "RoleId",
            "Arn",
            "CreateDate",
            "AssumeRolePolicyDocument",
            "Description",
            "MaxSessionDuration");
    private static final List<String> WHOLE = List.of("PermissionsBoundary", "Tags");

    private final RoleStore roles;
    private final InstanceProfiles profiles;
    private final Policies policies;
    private final Entities entities;

    Roles(RoleStore roles, InstanceProfiles profiles, Policies policies, Entities entities) {
        this.roles = roles;
        this.profiles = profiles;
        this.policies = policies;
        this.entities = entities;
    }

    void register(Map<String, Operation> operations) {
        operations.put("CreateRole", this::create);
        operations.put("GetRole", input -> output("Role", whole(roles.require(input))));
        operations.put("ListRoles", this::list);
        operations.put("UpdateRole", this::update);
        operations.put("UpdateRoleDescription", this::describe);
        operations.put("UpdateAssumeRolePolicy", this::trust);
        operations.put("DeleteRole", this::delete);
        operations.put("PutRolePermissionsBoundary", this::bound);
        operations.put("DeleteRolePermissionsBoundary", this::unbound);
        operations.put("TagRole", this::tag);
        operations.put("UntagRole", this::untag);
        operations.put("ListRoleTags", this::tags);
    }

    /** A role as lists show it. */
    static ObjectNode listed(ObjectNode role) {
        ObjectNode view = Entities.view(role, LISTED);
        return view.put(
                "AssumeRolePolicyDocument",
                PolicyDocument.encode(role.path("AssumeRolePolicyDocument").asText()));
    }

    private static ObjectNode whole(ObjectNode role) {
        ObjectNode view = listed(role);
        view.setAll(Entities.view(role, WHOLE));
        view.putObject("RoleLastUsed");
        return view;
    }

    private ObjectNode create(ObjectNode input) {
        String name = input.path("RoleName").asText();
        if (roles.find(name).isPresent()) {
            throw Errors.alreadyExists("Role with name " + name + " already exists.");
        }
        String trust = input.path("AssumeRolePolicyDocument").asText();
        checkTrust(trust);
        ObjectNode role = entities.create("role", "Role", "AROA", name, input);
        role.put("AssumeRolePolicyDocument", trust);
        role.put("MaxSessionDuration", session(input, DEFAULT_SESSION));
        role.setAll(Entities.view(input, List.of("Description")));
        if (input.hasNonNull("PermissionsBoundary")) {
            setBoundary(role, input.path("PermissionsBoundary").asText());
        }
        EntityTags.add(role, input.path("Tags"));
        roles.put(role);
        ObjectNode view = whole(role);
        view.remove(List.of("RoleLastUsed", "MaxSessionDuration"));
        return output("Role", view);
    }

    private ObjectNode list(ObjectNode input) {
        String prefix = input.path("PathPrefix").asText("/");
        List<ObjectNode> found = roles.list().stream()
                .filter(role -> role.path("Path").asText().startsWith(prefix))
                .map(Roles::listed)
                .toList();
        return Pages.of("Roles", found, input);
    }

    private ObjectNode update(ObjectNode input) {
        roles.change(input, role -> {
            role.setAll(Entities.view(input, List.of("Description")));
            role.put("MaxSessionDuration", session(input, DEFAULT_SESSION));
        });
        return nothing();
    }

    private ObjectNode describe(ObjectNode input) {
        roles.change(input, role -> role.set("Description", input.path("Description")));
        return output("Role", whole(roles.require(input)));
    }

    private ObjectNode trust(ObjectNode input) {
        roles.require(input);
        String trust = input.path("PolicyDocument").asText();
        checkTrust(trust);
        roles.change(input, role -> role.put("AssumeRolePolicyDocument", trust));
        return nothing();
    }

    private void checkTrust(String document) {
        PolicyDocument.checkTrust(document, this::exists);
        if (PolicyDocument.size(document) > TRUST_SIZE) {
            throw Errors.limitExceeded("Cannot exceed quota for ACLSizePerRole: " + TRUST_SIZE);
        }
    }

    /** Only roles of this account can be looked up; everybody else is taken to exist. */
    private boolean exists(String principal) {
        String mine = "arn:aws:iam::" + entities.account() + ":role/";
        return !principal.startsWith(mine)
                || roles.list().stream()
                        .anyMatch(role -> role.path("Arn").asText().equals(principal));
    }

    private ObjectNode delete(ObjectNode input) {
        ObjectNode role = roles.require(input);
        String name = role.path("RoleName").asText();
        if (!profiles.of(name).isEmpty()) {
            throw Errors.deleteConflict("Cannot delete entity, must remove roles from instance profile first.");
        }
        if (!role.path(RoleStore.ATTACHED).isEmpty()) {
            throw Errors.deleteConflict("Cannot delete entity, must detach all policies first.");
        }
        if (!role.path(RoleStore.INLINE).isEmpty()) {
            throw Errors.deleteConflict("Cannot delete entity, must delete policies first.");
        }
        roles.delete(name);
        return nothing();
    }

    private ObjectNode bound(ObjectNode input) {
        roles.change(
                input,
                role -> setBoundary(role, input.path("PermissionsBoundary").asText()));
        return nothing();
    }

    private ObjectNode unbound(ObjectNode input) {
        roles.change(input, role -> role.remove("PermissionsBoundary"));
        return nothing();
    }

    private void setBoundary(ObjectNode role, String arn) {
        policies.require(arn);
        role.putObject("PermissionsBoundary")
                .put("PermissionsBoundaryType", "Policy")
                .put("PermissionsBoundaryArn", arn);
    }

    private ObjectNode tag(ObjectNode input) {
        roles.change(input, role -> EntityTags.add(role, input.path("Tags")));
        return nothing();
    }

    private ObjectNode untag(ObjectNode input) {
        roles.change(input, role -> EntityTags.remove(role, input.path("TagKeys")));
        return nothing();
    }

    private ObjectNode tags(ObjectNode input) {
        List<JsonNode> tags = new ArrayList<>();
        roles.require(input).path("Tags").forEach(tags::add);
        return Pages.of("Tags", tags, input);
    }

    private static int session(ObjectNode input, int absent) {
        return input.path("MaxSessionDuration").asInt(absent);
    }
}
