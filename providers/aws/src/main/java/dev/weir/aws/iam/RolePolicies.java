package dev.weir.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.kind.Draft;
import dev.weir.spi.Differences;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The steps from a role's present policies to the desired ones. */
final class RolePolicies {
    private static final String MANAGED = "managedPolicies";
    private static final String INLINE = "policies";

    private final Draft draft;
    private final JsonNode present;
    private final JsonNode schema;

    /**
     * Takes a draft and what there is now.
     *
     * @param schema of an inline policy
     */
    RolePolicies(Draft draft, JsonNode present, JsonNode schema) {
        this.draft = draft;
        this.schema = schema;
        this.present = present;
    }

    /** Grants before it takes away, so that what is in use goes on working. */
    void addSteps() {
        Set<String> now = texts(present.path(MANAGED));
        Set<String> wanted = texts(draft.desired(MANAGED));
        wanted.stream()
                .filter(arn -> !now.contains(arn))
                .forEach(arn -> draft.step("iam:AttachRolePolicy", managed(arn)));
        for (Map.Entry<String, JsonNode> policy : draft.desired(INLINE).properties()) {
            if (!Differences.isSame(
                    schema, policy.getValue(), present.path(INLINE).path(policy.getKey()))) {
                draft.step(
                        "iam:PutRolePolicy",
                        inline(policy.getKey()).put("PolicyDocument", Policies.text(policy.getValue())));
            }
        }
        now.stream()
                .filter(arn -> !wanted.contains(arn))
                .forEach(arn -> draft.step("iam:DetachRolePolicy", managed(arn)));
        present.path(INLINE).fieldNames().forEachRemaining(name -> {
            if (!draft.desired(INLINE).has(name)) {
                draft.step("iam:DeleteRolePolicy", inline(name));
            }
        });
    }

    void addDeletionSteps() {
        texts(present.path(MANAGED)).forEach(arn -> draft.deletionStep("iam:DetachRolePolicy", managed(arn)));
        present.path(INLINE)
                .fieldNames()
                .forEachRemaining(name -> draft.deletionStep("iam:DeleteRolePolicy", inline(name)));
    }

    private ObjectNode managed(String arn) {
        return AwsCalls.tree().put("RoleName", draft.identity().name()).put("PolicyArn", arn);
    }

    private ObjectNode inline(String name) {
        return AwsCalls.tree().put("RoleName", draft.identity().name()).put("PolicyName", name);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
