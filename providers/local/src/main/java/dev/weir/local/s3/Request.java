package dev.weir.local.s3;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Caller;
import dev.weir.local.Payload;
import java.util.Optional;

/** One call of an operation. */
record Request(ObjectNode input, Payload body, Caller caller) {
    Request {
        requireNonNull(input, "input");
        requireNonNull(body, "body");
        requireNonNull(caller, "caller");
    }

    String bucket() {
        return input.path("Bucket").asText();
    }

    String key() {
        return input.path("Key").asText();
    }

    /** A member's text, unless it is absent or empty. */
    Optional<String> text(String member) {
        return Optional.of(input.path(member).asText()).filter(text -> !text.isEmpty());
    }

    String text(String member, String absent) {
        return text(member).orElse(absent);
    }

    boolean flag(String member) {
        return input.path(member).asBoolean();
    }

    int number(String member, int absent) {
        return input.path(member).asInt(absent);
    }

    JsonNode tree(String member) {
        return input.path(member);
    }

    /** The same request with the checksum algorithm of a multipart upload, unless it has one of its own. */
    Request withAlgorithm(ObjectNode upload) {
        if (Received.algorithm(this).isPresent()) {
            return this;
        }
        ObjectNode completed = input.deepCopy();
        completed.set("ChecksumAlgorithm", upload.get("ChecksumAlgorithm"));
        return new Request(completed, body, caller);
    }

    /** The id of the version asked for, if one is. */
    Optional<String> versionId() {
        return text("VersionId");
    }
}
