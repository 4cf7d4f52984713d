package dev.weir.local.server;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's clients, pointed at an embedded AWS. */
public record Clients(LocalAws aws, Region region) {
    public static Clients of(LocalAws aws) {
        return new Clients(aws, Region.US_EAST_1);
    }

    public StsClient sts() {
        return at(StsClient.builder()).build();
    }

    public KinesisClient kinesis() {
        return at(KinesisClient.builder()).build();
    }

    public GlueClient glue() {
        return at(GlueClient.builder()).build();
    }

    public IamClient iam() {
        return at(IamClient.builder()).build();
    }

    public AthenaClient athena() {
        return at(AthenaClient.builder()).build();
    }

    public ResourceGroupsTaggingApiClient tagging() {
        return at(ResourceGroupsTaggingApiClient.builder()).build();
    }

    public S3Client s3() {
        return at(S3Client.builder()).forcePathStyle(true).build();
    }

    private <B extends AwsClientBuilder<B, ?>> B at(B builder) {
        return builder.endpointOverride(aws.endpoint())
                .region(region)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIALOCAL", "secret")));
    }
}
