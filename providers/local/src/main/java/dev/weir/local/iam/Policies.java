package dev.weir.local.iam;

import static dev.weir.local.iam.Entities.nothing;
import static dev.weir.local.iam.Entities.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Managed policies, the account's own and AWS's. A document holds the members of {@code Policy}, and its {@code Versions}. */
final class Policies {
    private static final String COLLECTION = "policies";
    private static final String VERSIONS = "Versions";
    private static final int MOST_VERSIONS = 5;
    private static final int SIZE = 6144;
    private static final List<String> LISTED =
            List.of("PolicyName", "PolicyId", "Arn", "Path", "DefaultVersionId", "CreateDate", "UpdateDate");

    private final Store store;
    private final RoleStore roles;
    private final Entities entities;
    private final AwsManagedPolicies managed = new AwsManagedPolicies();

    Policies(Store store, RoleStore roles, Entities entities) {
        this.store = store;
        this.roles = roles;
        this.entities = entities;
    }

    void register(Map<String, Operation> operations) {
        operations.put("CreatePolicy", this::create);
        operations.put("GetPolicy", input -> output("Policy", whole(require(input))));
        operations.put("ListPolicies", this::list);
        operations.put("DeletePolicy", this::delete);
        operations.put("CreatePolicyVersion", this::createVersion);
        operations.put("GetPolicyVersion", this::version);
        operations.put("ListPolicyVersions", this::versions);
        operations.put("SetDefaultPolicyVersion", this::setDefault);
        operations.put("DeletePolicyVersion", this::deleteVersion);
        operations.put("TagPolicy", this::tag);
        operations.put("UntagPolicy", this::untag);
        operations.put("ListPolicyTags", this::tags);
    }

    Optional<ObjectNode> find(String arn) {
        return store.get(COLLECTION, arn)
                .or(() -> Optional.ofNullable(managed.all().get(arn)));
    }

    ObjectNode require(String arn) {
        if (!arn.matches("arn:aws:iam::(aws|\\d{12}):policy/.+")) {
            throw Errors.validation("ARN " + arn + " is not valid.");
        }
        return find(arn).orElseThrow(() -> Errors.noSuchPolicy(arn));
    }

    List<ObjectNode> own() {
        return store.list(COLLECTION);
    }

    private ObjectNode require(ObjectNode input) {
        return require(input.path("PolicyArn").asText());
    }

    private void change(ObjectNode input, Consumer<ObjectNode> change) {
        ObjectNode policy = require(input);
        String arn = policy.path("Arn").asText();
        if (arn.startsWith("arn:aws:iam::aws:")) {
            throw new AwsException("AccessDenied", 403, "Policy " + arn + " is managed by AWS and cannot be changed.");
        }
        change.accept(policy);
        store.put(COLLECTION, arn, policy);
    }

    private ObjectNode create(ObjectNode input) {
        String name = input.path("PolicyName").asText();
        boolean taken = own().stream()
                .anyMatch(policy -> policy.path("PolicyName").asText().equalsIgnoreCase(name));
        if (taken) {
            throw Errors.alreadyExists("A policy called " + name + " already exists. Duplicate names are not allowed.");
        }
        String document = checked(input);
        ObjectNode policy = entities.create("policy", "Policy", "ANPA", name, input);
        policy.put("UpdateDate", entities.now()).put("DefaultVersionId", "v1").put("LastVersion", 1);
        policy.setAll(Entities.view(input, List.of("Description")));
        policy.putArray(VERSIONS).add(version("v1", document));
        setDefault(policy, "v1");
        EntityTags.add(policy, input.path("Tags"));
        store.put(COLLECTION, policy.path("Arn").asText(), policy);
        ObjectNode view = whole(policy);
        view.remove("Description");
        return output("Policy", view);
    }

    private static String checked(ObjectNode input) {
        String document = input.path("PolicyDocument").asText();
        PolicyDocument.checkPermissions(document);
        if (PolicyDocument.size(document) > SIZE) {
            throw Errors.limitExceeded("Cannot exceed quota for PolicySize: " + SIZE);
        }
        return document;
    }

    private ObjectNode version(String id, String document) {
        ObjectNode version = nothing().put("VersionId", id).put("Document", document);
        return version.put("IsDefaultVersion", false).put("CreateDate", entities.now());
    }

    private ObjectNode listed(ObjectNode policy) {
        String arn = policy.path("Arn").asText();
        int bounds = (int) roles.list().stream()
                .map(role -> role.path("PermissionsBoundary")
                        .path("PermissionsBoundaryArn")
                        .asText())
                .filter(arn::equals)
                .count();
        return Entities.view(policy, LISTED)
                .put("AttachmentCount", RolePolicies.attachments(roles, arn))
                .put("PermissionsBoundaryUsageCount", bounds)
                .put("IsAttachable", true);
    }

    private ObjectNode whole(ObjectNode policy) {
        ObjectNode view = listed(policy);
        view.setAll(Entities.view(policy, List.of("Description", "Tags")));
        return view;
    }

    private ObjectNode list(ObjectNode input) {
        String scope = input.path("Scope").asText("All");
        String prefix = input.path("PathPrefix").asText("/");
        Set<String> attached = RolePolicies.attached(roles);
        boolean onlyAttached = input.path("OnlyAttached").asBoolean();
        Stream<ObjectNode> local = scope.equals("AWS") ? Stream.empty() : own().stream();
        Stream<ObjectNode> aws = scope.equals("Local") ? Stream.empty() : managed.all().values().stream();
        List<ObjectNode> found = Stream.concat(local, aws)
                .filter(policy -> policy.path("Path").asText().startsWith(prefix))
                .filter(policy ->
                        !onlyAttached || attached.contains(policy.path("Arn").asText()))
                .map(this::listed)
                .toList();
        return Pages.of("Policies", found, input);
    }

    private ObjectNode delete(ObjectNode input) {
        change(input, policy -> {
            if (RolePolicies.attachments(roles, policy.path("Arn").asText()) > 0) {
                throw Errors.deleteConflict("Cannot delete a policy attached to entities.");
            }
            if (policy.path(VERSIONS).size() > 1) {
                throw Errors.deleteConflict(
                        "This policy has more than one version. Before you delete a policy, you must"
                                + " delete the policy's versions. The default version is deleted with the policy.");
            }
        });
        store.delete(COLLECTION, input.path("PolicyArn").asText());
        return nothing();
    }

    private ObjectNode createVersion(ObjectNode input) {
        ObjectNode[] created = new ObjectNode[1];
        change(input, policy -> {
            ArrayNode versions = (ArrayNode) policy.path(VERSIONS);
            if (versions.size() >= MOST_VERSIONS) {
                throw Errors.limitExceeded("A managed policy can have up to " + MOST_VERSIONS
                        + " versions. Before you create" + " a new version, you must delete an existing version.");
            }
            int last = policy.path("LastVersion").asInt() + 1;
            ObjectNode version = version("v" + last, checked(input));
            versions.insert(0, version);
            policy.put("LastVersion", last).put("UpdateDate", entities.now());
            if (input.path("SetAsDefault").asBoolean()) {
                setDefault(policy, "v" + last);
            }
            created[0] = Entities.view(version, List.of("VersionId", "IsDefaultVersion", "CreateDate"));
        });
        return output("PolicyVersion", created[0]);
    }

    private ObjectNode version(ObjectNode input) {
        ObjectNode version = (ObjectNode) requireVersion(require(input), input).deepCopy();
        version.put("Document", PolicyDocument.encode(version.path("Document").asText()));
        return output("PolicyVersion", version);
    }

    private ObjectNode versions(ObjectNode input) {
        List<JsonNode> versions = new ArrayList<>();
        require(input)
                .path(VERSIONS)
                .forEach(version -> versions.add(
                        Entities.view((ObjectNode) version, List.of("VersionId", "IsDefaultVersion", "CreateDate"))));
        return Pages.of(VERSIONS, versions, input);
    }

    private ObjectNode setDefault(ObjectNode input) {
        change(input, policy -> {
            requireVersion(policy, input);
            setDefault(policy, input.path("VersionId").asText());
        });
        return nothing();
    }

    private static void setDefault(ObjectNode policy, String id) {
        policy.put("DefaultVersionId", id);
        policy.path(VERSIONS).forEach(version -> ((ObjectNode) version)
                .put("IsDefaultVersion", version.path("VersionId").asText().equals(id)));
    }

    private ObjectNode deleteVersion(ObjectNode input) {
        change(input, policy -> {
            JsonNode version = requireVersion(policy, input);
            if (version.path("IsDefaultVersion").asBoolean()) {
                throw Errors.deleteConflict("Cannot delete the default version of a policy.");
            }
            ArrayNode left = policy.arrayNode();
            policy.path(VERSIONS).forEach(each -> {
                if (!each.path("VersionId").equals(version.path("VersionId"))) {
                    left.add(each);
                }
            });
            policy.set(VERSIONS, left);
        });
        return nothing();
    }

    private static JsonNode requireVersion(ObjectNode policy, ObjectNode input) {
        String id = input.path("VersionId").asText();
        for (JsonNode version : policy.path(VERSIONS)) {
            if (version.path("VersionId").asText().equals(id)) {
                return version;
            }
        }
        throw Errors.noSuchEntity(
                "Policy " + policy.path("Arn").asText() + " version " + id + " does not exist or is not attachable.");
    }

    private ObjectNode tag(ObjectNode input) {
        change(input, policy -> EntityTags.add(policy, input.path("Tags")));
        return nothing();
    }

    private ObjectNode untag(ObjectNode input) {
        change(input, policy -> EntityTags.remove(policy, input.path("TagKeys")));
        return nothing();
    }

    private ObjectNode tags(ObjectNode input) {
        List<JsonNode> tags = new ArrayList<>();
        require(input).path("Tags").forEach(tags::add);
        return Pages.of("Tags", tags, input);
    }
}
