package dev.weir.aws.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.kind.Draft;

/** The steps from a bucket's present settings to the desired ones. */
final class BucketChanges {
    private static final String VERSIONING = "versioning";
    private static final String BLOCK = "publicAccessBlock";
    private static final String ENCRYPTION = "encryption";

    private final Draft draft;
    private final JsonNode present;

    BucketChanges(Draft draft, JsonNode present) {
        this.draft = draft;
        this.present = present;
    }

    void addSteps() {
        if (differs(BLOCK)) {
            put("s3:PutPublicAccessBlock", "publicAccessBlockConfiguration", draft.desired(BLOCK));
        }
        if (differs(VERSIONING)) {
            put("s3:PutBucketVersioning", "versioningConfiguration", status());
        }
        if (differs(ENCRYPTION)) {
            put("s3:PutBucketEncryption", "serverSideEncryptionConfiguration", encryption());
        }
        BucketSetting.ALL.stream()
                .filter(setting -> differs(setting.property()))
                .forEach(this::set);
    }

    private void set(BucketSetting setting) {
        JsonNode desired = draft.desired(setting.property());
        if (desired.isMissingNode() && setting.removal().isPresent()) {
            draft.step(
                    setting.removal().get(),
                    AwsCalls.tree().put("Bucket", draft.identity().name()));
            return;
        }
        ObjectNode input = setting.input().apply(desired);
        input.put("bucket", draft.identity().name());
        draft.step(setting.writing(), AwsCalls.spell(setting.writing(), input));
    }

    private boolean differs(String property) {
        return !draft.desired(property).equals(present.path(property))
                && (present.isEmpty() ? draft.desired().has(property) : draft.changes(property));
    }

    private ObjectNode input() {
        return AwsCalls.tree().put("bucket", draft.identity().name());
    }

    private void put(String operation, String member, JsonNode value) {
        ObjectNode input = input();
        input.set(member, value);
        draft.step(operation, AwsCalls.spell(operation, input));
    }

    private ObjectNode status() {
        ObjectNode versioning = AwsCalls.tree();
        versioning.set("status", draft.desired(VERSIONING));
        return versioning;
    }

    private ObjectNode encryption() {
        ObjectNode byDefault = draft.desired(ENCRYPTION).deepCopy();
        JsonNode bucketKey = byDefault.remove("bucketKeyEnabled");
        ObjectNode configuration = AwsCalls.tree();
        ObjectNode rule = configuration.putArray("rules").addObject();
        rule.set("applyServerSideEncryptionByDefault", byDefault);
        if (bucketKey != null) {
            rule.set("bucketKeyEnabled", bucketKey);
        }
        return configuration;
    }
}
