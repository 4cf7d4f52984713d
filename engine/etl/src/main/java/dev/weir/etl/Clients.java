package dev.weir.etl;

import static java.util.Objects.requireNonNull;

import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The services that a run talks to. The caller builds the clients and closes them. */
public record Clients(KinesisClient kinesis, GlueClient glue, S3Client s3) {
    public Clients {
        requireNonNull(kinesis, "kinesis");
        requireNonNull(glue, "glue");
        requireNonNull(s3, "s3");
    }
}
