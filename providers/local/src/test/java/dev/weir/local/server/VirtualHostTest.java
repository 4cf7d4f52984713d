package dev.weir.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirtualHostTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "127.0.0.1:4566, -",
                "localhost:4566, -",
                "lake.localhost:4566, lake",
                "my.lake.s3.localhost:4566, my.lake",
                "lake.s3.eu-west-1.amazonaws.com, lake",
                "lake.s3-eu-west-1.amazonaws.com, lake",
                "s3.amazonaws.com, -",
                "s3.localhost:4566, -",
                "kinesis.us-east-1.amazonaws.com, -",
            })
    void theBucketStandsBeforeTheServicesName(String host, String bucket) {
        assertThat(VirtualHost.bucket(host).orElse(null)).isEqualTo(bucket);
    }
}
