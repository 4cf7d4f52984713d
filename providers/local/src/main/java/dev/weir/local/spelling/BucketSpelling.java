package dev.weir.local.spelling;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** S3 says of every encryption rule whether it uses a bucket key, and rewrites policies. */
final class BucketSpelling {
    private BucketSpelling() {}

    static ObjectNode of(String operation, ObjectNode output) {
        if (operation.equals("GetBucketPolicy")) {
            return PolicySpelling.everywhere(output);
        }
        if (!operation.equals("GetBucketEncryption")) {
            return output;
        }
        ObjectNode spelled = output.deepCopy();
        spelled.path("ServerSideEncryptionConfiguration").path("Rules").forEach(rule -> {
            if (!rule.has("BucketKeyEnabled")) {
                ((ObjectNode) rule).put("BucketKeyEnabled", false);
            }
        });
        return spelled;
    }
}
