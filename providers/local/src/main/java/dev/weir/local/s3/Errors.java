package dev.weir.local.s3;

import dev.weir.local.AwsException;

/** S3's errors that more than one operation makes, in its own wording. */
final class Errors {
    private Errors() {}

    static AwsException noSuchBucket() {
        return new AwsException("NoSuchBucket", 404, "The specified bucket does not exist");
    }

    /** What a request gets that is signed for another region than the bucket's. */
    static AwsException permanentRedirect(Bucket bucket) {
        return new AwsException(
                        "PermanentRedirect",
                        301,
                        "The bucket you are attempting to access must be addressed using the specified endpoint. Please send"
                                + " all future requests to this endpoint.")
                .withHeader("x-amz-bucket-region", bucket.region());
    }

    static AwsException noSuchKey() {
        return new AwsException("NoSuchKey", 404, "The specified key does not exist.");
    }

    static AwsException noSuchVersion() {
        return new AwsException("NoSuchVersion", 404, "The specified version does not exist.");
    }

    static AwsException noSuchUpload() {
        return new AwsException(
                "NoSuchUpload",
                404,
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or"
                        + " completed.");
    }

    static AwsException methodNotAllowed() {
        return new AwsException("MethodNotAllowed", 405, "The specified method is not allowed against this resource.");
    }

    static AwsException preconditionFailed() {
        return new AwsException(
                "PreconditionFailed", 412, "At least one of the pre-conditions you specified did not hold");
    }

    static AwsException conflict() {
        return new AwsException(
                "ConditionalRequestConflict",
                409,
                "The conditional request cannot succeed due to a conflicting operation against this resource.");
    }

    static AwsException notModified() {
        return new AwsException("NotModified", 304, "Not Modified");
    }

    static AwsException invalidArgument(String message) {
        return new AwsException("InvalidArgument", message);
    }

    static AwsException invalidRequest(String message) {
        return new AwsException("InvalidRequest", message);
    }

    static AwsException malformedXml() {
        return new AwsException(
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    static AwsException accessDenied() {
        return new AwsException("AccessDenied", 403, "Access Denied");
    }

    static AwsException notImplemented() {
        return new AwsException(
                "NotImplemented", 501, "A header you provided implies functionality that is not implemented");
    }
}
