package dev.weir.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsFailure;
import dev.weir.aws.kind.Aws;
import dev.weir.aws.kind.Draft;
import dev.weir.aws.kind.Found;
import dev.weir.aws.kind.Part;
import dev.weir.aws.kind.TaggedKind;
import dev.weir.aws.kind.Tags;
import dev.weir.aws.kind.Unread;
import dev.weir.aws.rule.Mistakes;
import dev.weir.spi.Discovery;
import dev.weir.spi.Identity;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.ProviderException.Category;
import dev.weir.spi.Search;
import dev.weir.spi.Step;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The kind {@code roles}. */
public final class Roles extends TaggedKind {
    private static final String TRUST = "assumeRolePolicy";
    private static final String SERVICE = "service";
    private static final String BOUNDARY = "permissionsBoundary";

    private final RoleReads reads;

    public Roles(Aws aws) {
        super(aws, "iam/roles");
        this.reads = new RoleReads(aws.calls());
    }

    @Override
    protected List<Found> find(Collection<Identity> identities) {
        return calls()
                .each(identities, identity -> ifPresent("iam:GetRole", role(identity), identity)
                        .map(output -> RoleReads.found(identity, output.path("Role"))))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    protected List<Part> parts() {
        return reads.parts();
    }

    /** IAM deletes no role that has policies, so they must be known. */
    @Override
    protected Optional<String> undeletable(Live live) {
        return Unread.reason(live, List.of(RoleReads.MANAGED, RoleReads.INLINE));
    }

    private static ObjectNode role(Identity identity) {
        return input().put("RoleName", identity.name());
    }

    @Override
    protected Optional<Step> tagReading(Identity identity, String arn) {
        return Optional.empty();
    }

    @Override
    protected Optional<SortedMap<String, String>> tagsNow(Identity identity) {
        return AwsCalls.ifPresent(() -> {
            SortedMap<String, String> tags = new TreeMap<>();
            reads.all("iam:ListRoleTags", role(identity), "Tags")
                    .forEach(tag ->
                            tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
            return tags;
        });
    }

    @Override
    protected String indexedType() {
        return "iam:role";
    }

    @Override
    protected Optional<Identity> identityIn(String arn) {
        return arn.contains(":role/")
                ? Optional.of(identity(arn.substring(arn.lastIndexOf('/') + 1)))
                : Optional.empty();
    }

    @Override
    protected List<Identity> all() {
        return reads.all("iam:ListRoles", input(), "Roles").stream()
                .map(role -> identity(role.path("RoleName").asText()))
                .toList();
    }

    /** One paged operation describes all roles of the account with their tags; without it, each role is asked for its own. */
    @Override
    public Discovery discover(Search search) {
        try {
            ObjectNode input = input();
            input.putArray("Filter").add("Role");
            return Discovery.of(reads.all("iam:GetAccountAuthorizationDetails", input, "RoleDetailList").stream()
                    .filter(role ->
                            search.stack().equals(Tags.of(role.path("Tags")).get(Ownership.STACK_TAG)))
                    .map(role -> identity(role.path("RoleName").asText()))
                    .toList());
        } catch (AwsFailure failure) {
            if (failure.isUnsupported() || failure.is(Category.PERMISSION)) {
                return super.discover(Search.thorough(search.stack()));
            }
            throw failure;
        }
    }

    @Override
    protected ObjectNode expand(ObjectNode desired, Draft draft) {
        JsonNode service = desired.remove(SERVICE);
        if (service != null) {
            desired.set(TRUST, Policies.trust(service.asText()));
        }
        desired.set(TRUST, Policies.tree(desired.path(TRUST)));
        desired.path("policies").properties().forEach(policy -> policy.setValue(Policies.tree(policy.getValue())));
        return desired;
    }

    @Override
    protected void rules(ObjectNode desired, Mistakes mistakes) {
        if (desired.has(SERVICE) && desired.has(TRUST)) {
            mistakes.error(
                    "/" + SERVICE,
                    "A role has a service or an assumeRolePolicy",
                    "service is short for an assumeRolePolicy. Remove one of the two.");
        }
    }

    @Override
    protected void create(Draft draft) {
        ObjectNode input = role(draft.identity());
        copy(draft, "path", input, "Path");
        JsonNode trust = draft.desired(TRUST);
        boolean trustsItself =
                SelfTrust.isIn(trust, draft.attributes().path("arn").asText());
        input.put(
                "AssumeRolePolicyDocument",
                Policies.text(
                        trustsItself
                                ? SelfTrust.without(
                                        trust, draft.attributes().path("arn").asText())
                                : trust));
        copy(draft, "description", input, "Description");
        copy(draft, "maxSessionDuration", input, "MaxSessionDuration");
        copy(draft, BOUNDARY, input, "PermissionsBoundary");
        SortedMap<String, String> tags = intendedTags(draft);
        if (!tags.isEmpty()) {
            input.set("Tags", Tags.list(tags));
        }
        draft.step("iam:CreateRole", input);
        if (trustsItself) {
            draft.step(
                    "iam:UpdateAssumeRolePolicy", role(draft.identity()).put("PolicyDocument", Policies.text(trust)));
        }
        new RolePolicies(draft, input(), inline()).addSteps();
    }

    private JsonNode inline() {
        return KindSchema.member(schema().properties().get("policies"), "");
    }

    private static void copy(Draft draft, String property, ObjectNode into, String member) {
        if (draft.desired().has(property)) {
            into.set(member, draft.desired(property));
        }
    }

    @Override
    protected void update(Draft draft) {
        updateTags(draft);
        if (draft.changes(TRUST)) {
            draft.step(
                    "iam:UpdateAssumeRolePolicy",
                    role(draft.identity()).put("PolicyDocument", Policies.text(draft.desired(TRUST))));
        }
        if (draft.changes("description") || draft.changes("maxSessionDuration")) {
            ObjectNode input = role(draft.identity());
            input.put("Description", draft.desired("description").asText(""));
            copy(draft, "maxSessionDuration", input, "MaxSessionDuration");
            draft.step("iam:UpdateRole", input);
        }
        if (draft.changes(BOUNDARY)) {
            boundary(draft);
        }
        new RolePolicies(draft, draft.live().properties(), inline()).addSteps();
    }

    private static void boundary(Draft draft) {
        ObjectNode input = role(draft.identity());
        if (draft.desired().has(BOUNDARY)) {
            copy(draft, BOUNDARY, input, "PermissionsBoundary");
            draft.step("iam:PutRolePermissionsBoundary", input);
        } else {
            draft.step("iam:DeleteRolePermissionsBoundary", input);
        }
    }

    @Override
    protected void retag(
            Draft draft, SortedMap<String, String> set, List<String> remove, SortedMap<String, String> all) {
        if (!remove.isEmpty()) {
            ObjectNode input = role(draft.identity());
            ArrayNode keys = input.putArray("TagKeys");
            remove.forEach(keys::add);
            draft.step("iam:UntagRole", input);
        }
        if (!set.isEmpty()) {
            ObjectNode input = role(draft.identity());
            input.set("Tags", Tags.list(set));
            draft.step("iam:TagRole", input);
        }
    }

    @Override
    protected void delete(Draft draft) {
        new RolePolicies(draft, draft.live().properties(), inline()).addDeletionSteps();
        draft.deletionStep("iam:DeleteRole", role(draft.identity()));
    }
}
