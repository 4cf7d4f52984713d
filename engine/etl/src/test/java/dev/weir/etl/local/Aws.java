package dev.weir.etl.local;

import dev.weir.etl.Clients;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Compatibility;
import software.amazon.awssdk.services.glue.model.DataFormat;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.s3.S3Client;

/** Clients of one endpoint, and what a test does with them before the runner comes. */
public record Aws(KinesisClient kinesis, GlueClient glue, S3Client s3) implements AutoCloseable {
    private static final int BATCH = 500;

    /** Clients of an endpoint. */
    public static Aws at(URI endpoint) {
        AwsCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
        SdkHttpClient http = UrlConnectionHttpClient.create();
        return new Aws(
                KinesisClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(credentials)
                        .httpClient(http)
                        .build(),
                GlueClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(credentials)
                        .httpClient(http)
                        .build(),
                S3Client.builder()
                        .endpointOverride(endpoint)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(credentials)
                        .httpClient(http)
                        .forcePathStyle(true)
                        .build());
    }

    /** The runner's view. */
    public Clients clients() {
        return new Clients(kinesis, glue, s3);
    }

    /** A stream, a schema with one version, and a bucket. */
    public void create(String stream, int shards, String registry, String schema, String definition, String bucket) {
        kinesis.createStream(request -> request.streamName(stream).shardCount(shards));
        awaitActive(stream);
        glue.createRegistry(request -> request.registryName(registry));
        glue.createSchema(request -> request.registryId(id -> id.registryName(registry))
                .schemaName(schema)
                .dataFormat(DataFormat.JSON)
                .compatibility(Compatibility.NONE)
                .schemaDefinition(definition.replace("\n", " ")));
        s3.createBucket(request -> request.bucket(bucket));
    }

    /** Waits until a stream can be changed and read. */
    public void awaitActive(String stream) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (status(stream) != StreamStatus.ACTIVE) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(stream + " does not become active");
            }
            pause();
        }
    }

    private StreamStatus status(String stream) {
        return kinesis.describeStreamSummary(request -> request.streamName(stream))
                .streamDescriptionSummary()
                .streamStatus();
    }

    static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Sends records, spread over the shards. */
    public void put(String stream, long count, Supplier<byte[]> records) {
        List<PutRecordsRequestEntry> entries = new ArrayList<>(BATCH);
        for (long sent = 0; sent < count; sent++) {
            entries.add(PutRecordsRequestEntry.builder()
                    .partitionKey(Long.toString(sent * 7919))
                    .data(SdkBytes.fromByteArrayUnsafe(records.get()))
                    .build());
            if (entries.size() == BATCH || sent == count - 1) {
                kinesis.putRecords(request -> request.streamName(stream).records(entries));
                entries.clear();
            }
        }
    }

    @Override
    public void close() {
        kinesis.close();
        glue.close();
        s3.close();
    }
}
