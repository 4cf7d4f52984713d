package dev.weir.local.iam;

import dev.weir.local.AwsException;

/** IAM's errors, in its own wording where it is one for all. */
final class Errors {
    private Errors() {}

    static AwsException noSuchEntity(String message) {
        return new AwsException("NoSuchEntity", 404, message);
    }

    static AwsException noSuchPolicy(String arn) {
        return noSuchEntity("Policy " + arn + " was not found.");
    }

    static AwsException alreadyExists(String message) {
        return new AwsException("EntityAlreadyExists", 409, message);
    }

    static AwsException deleteConflict(String message) {
        return new AwsException("DeleteConflict", 409, message);
    }

    static AwsException limitExceeded(String message) {
        return new AwsException("LimitExceeded", 409, message);
    }

    static AwsException malformed(String message) {
        return new AwsException("MalformedPolicyDocument", message);
    }

    static AwsException validation(String message) {
        return new AwsException("ValidationError", message);
    }
}
