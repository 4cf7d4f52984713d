package dev.weir.local.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.s3.storage.BucketObjects;
import dev.weir.local.s3.storage.ObjectVersion;
import java.util.UUID;

/**
 * A bucket as it is at one moment.
 *
 * @param document Name, CreationDate (epoch seconds), Region, Owner (an account), Versioning (a status, or empty)
 */
record Bucket(ObjectNode document, BucketObjects objects) {
    String name() {
        return document.path("Name").asText();
    }

    String region() {
        return document.path("Region").asText();
    }

    String account() {
        return document.path("Owner").asText();
    }

    String arn() {
        return "arn:aws:s3:::" + name();
    }

    String versioning() {
        return document.path("Versioning").asText();
    }

    boolean keepsVersions() {
        return versioning().equals("Enabled");
    }

    /** Whether versioning is on or has been: then responses carry version ids. */
    boolean knowsVersions() {
        return !versioning().isEmpty();
    }

    String nextVersionId() {
        return keepsVersions() ? UUID.randomUUID().toString().replace("-", "") : ObjectVersion.NULL;
    }
}
