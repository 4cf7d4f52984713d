package dev.weir.local.iam;

import static dev.weir.local.iam.Entities.nothing;
import static dev.weir.local.iam.Entities.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Instance profiles. A document holds the members of {@code InstanceProfile}, its role by name under {@code RoleName}. */
final class InstanceProfiles {
    private static final String COLLECTION = "profiles";
    private static final String ROLE = "RoleName";
    private static final List<String> SHOWN =
            List.of("Path", "InstanceProfileName", "InstanceProfileId", "Arn", "CreateDate", "Tags");

    private final Store store;
    private final RoleStore roles;
    private final Entities entities;

    InstanceProfiles(Store store, RoleStore roles, Entities entities) {
        this.store = store;
        this.roles = roles;
        this.entities = entities;
    }

    void register(Map<String, Operation> operations) {
        operations.put("CreateInstanceProfile", this::create);
        operations.put("GetInstanceProfile", input -> output("InstanceProfile", shown(require(input))));
        operations.put("ListInstanceProfiles", this::list);
        operations.put("ListInstanceProfilesForRole", this::listForRole);
        operations.put("DeleteInstanceProfile", this::delete);
        operations.put("AddRoleToInstanceProfile", this::addRole);
        operations.put("RemoveRoleFromInstanceProfile", this::removeRole);
        operations.put("TagInstanceProfile", this::tag);
        operations.put("UntagInstanceProfile", this::untag);
        operations.put("ListInstanceProfileTags", this::tags);
    }

    /** The profiles that hold a role. */
    List<ObjectNode> of(String role) {
        return all().stream()
                .filter(profile -> profile.path(ROLE).asText().equalsIgnoreCase(role))
                .toList();
    }

    List<ObjectNode> all() {
        return store.list(COLLECTION);
    }

    private ObjectNode create(ObjectNode input) {
        String name = input.path("InstanceProfileName").asText();
        if (find(name).isPresent()) {
            throw Errors.alreadyExists("Instance Profile " + name + " already exists.");
        }
        ObjectNode profile = entities.create("instance-profile", "InstanceProfile", "AIPA", name, input);
        EntityTags.add(profile, input.path("Tags"));
        put(profile);
        return output("InstanceProfile", shown(profile));
    }

    private ObjectNode list(ObjectNode input) {
        String prefix = input.path("PathPrefix").asText("/");
        List<ObjectNode> found = all().stream()
                .filter(profile -> profile.path("Path").asText().startsWith(prefix))
                .map(this::listed)
                .toList();
        return Pages.of("InstanceProfiles", found, input);
    }

    private ObjectNode listForRole(ObjectNode input) {
        String role = roles.require(input).path(ROLE).asText();
        return Pages.of("InstanceProfiles", of(role).stream().map(this::listed).toList(), input);
    }

    private ObjectNode delete(ObjectNode input) {
        ObjectNode profile = require(input);
        if (profile.has(ROLE)) {
            throw Errors.deleteConflict("Cannot delete entity, must remove roles from instance profile first.");
        }
        store.delete(COLLECTION, key(profile.path("InstanceProfileName").asText()));
        return nothing();
    }

    private ObjectNode addRole(ObjectNode input) {
        String role = roles.require(input).path(ROLE).asText();
        change(input, profile -> {
            if (profile.has(ROLE)) {
                throw Errors.limitExceeded("Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
            }
            profile.put(ROLE, role);
        });
        return nothing();
    }

    private ObjectNode removeRole(ObjectNode input) {
        String role = input.path(ROLE).asText();
        change(input, profile -> {
            if (!profile.path(ROLE).asText().equalsIgnoreCase(role)) {
                throw Errors.noSuchEntity("The role with name " + role + " cannot be found.");
            }
            profile.remove(ROLE);
        });
        return nothing();
    }

    private ObjectNode shown(ObjectNode profile) {
        ObjectNode view = Entities.view(profile, SHOWN);
        ArrayNode held = view.putArray("Roles");
        Optional.of(profile.path(ROLE).asText()).flatMap(roles::find).ifPresent(role -> held.add(Roles.listed(role)));
        return view;
    }

    private ObjectNode listed(ObjectNode profile) {
        ObjectNode view = shown(profile);
        view.remove("Tags");
        return view;
    }

    private Optional<ObjectNode> find(String name) {
        return store.get(COLLECTION, key(name));
    }

    private ObjectNode require(ObjectNode input) {
        String name = input.path("InstanceProfileName").asText();
        return find(name).orElseThrow(() -> Errors.noSuchEntity("Instance Profile " + name + " cannot be found."));
    }

    private void change(ObjectNode input, Consumer<ObjectNode> change) {
        ObjectNode profile = require(input);
        change.accept(profile);
        put(profile);
    }

    private void put(ObjectNode profile) {
        store.put(COLLECTION, key(profile.path("InstanceProfileName").asText()), profile);
    }

    private ObjectNode tag(ObjectNode input) {
        change(input, profile -> EntityTags.add(profile, input.path("Tags")));
        return nothing();
    }

    private ObjectNode untag(ObjectNode input) {
        change(input, profile -> EntityTags.remove(profile, input.path("TagKeys")));
        return nothing();
    }

    private ObjectNode tags(ObjectNode input) {
        List<JsonNode> tags = new ArrayList<>();
        require(input).path("Tags").forEach(tags::add);
        return Pages.of("Tags", tags, input);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
