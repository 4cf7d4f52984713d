package dev.weir.etl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.contract.Mapping;
import dev.weir.contract.Type;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A pipeline's document")
class PipelineSpecsTest {
    private static final String DOCUMENT = """
            {"formatVersion":"1.0","job":"ventilator-metrics",\
            "source":{"stream":"s","registry":"r","schema":"n","version":1,"startingPosition":"TRIM_HORIZON"},\
            "filter":{"field":"ordertype","equalTo":"GROCERY"},"window":"100s",\
            "mapping":[{"source":"a.b","target":"a","type":"bigint"}],\
            "sink":{"path":"s3://b/p/","partitionBy":"ingestHour","compression":"zstd","compressionLevel":1,\
            "rejects":"s3://b/_weir/job/rejects/"},"checkpoint":"s3://b/_weir/job/state.json"}""";

    @Test
    @DisplayName("is read into a spec and written back as it was")
    void roundTrips() {
        PipelineSpec spec = PipelineSpecs.parse(DOCUMENT);

        assertThat(spec)
                .isEqualTo(new PipelineSpec(
                        "ventilator-metrics",
                        new PipelineSpec.Source("s", "r", "n", 1, "TRIM_HORIZON"),
                        Optional.of(new PipelineSpec.Filter("ordertype", "GROCERY")),
                        Duration.ofSeconds(100),
                        new Mapping(List.of(new Mapping.Column("a.b", "a", Type.Primitive.BIGINT))),
                        new PipelineSpec.Sink(
                                "s3://b/p/", "ingestHour", "zstd", 1, "s3://b/_weir/job/rejects/", Storage.DEFAULT),
                        "s3://b/_weir/job/state.json"));
        assertThat(PipelineSpecs.write(spec)).isEqualTo(DOCUMENT);
    }

    @Test
    @DisplayName("says how S3 keeps what is written")
    void keepsStorage() {
        String stored = DOCUMENT.replace(
                "\"rejects\":\"s3://b/_weir/job/rejects/\"}",
                "\"rejects\":\"s3://b/_weir/job/rejects/\",\"storageClass\":\"STANDARD_IA\","
                        + "\"encryption\":{\"sseAlgorithm\":\"aws:kms\",\"kmsMasterKeyID\":\"k\",\"bucketKeyEnabled\":true}}");

        PipelineSpec spec = PipelineSpecs.parse(stored);

        assertThat(spec.sink().storage())
                .isEqualTo(new Storage(
                        Optional.of("STANDARD_IA"),
                        Optional.of(new Storage.Encryption("aws:kms", Optional.of("k"), true))));
        assertThat(PipelineSpecs.write(spec)).isEqualTo(stored);
    }

    @ParameterizedTest(name = "{0} as {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "\"job\":; \"jop\":; /jop is unknown",
                "\"job\":\"ventilator-metrics\",; '' ; /job is missing",
                "\"version\":1; \"version\":0; /source/version is 0",
                "TRIM_HORIZON; EARLIEST; /source/startingPosition is \"EARLIEST\"",
                "100s; soon; /window is \"soon\"",
                "bigint; large; /mapping/0/type is \"large\"",
                "ingestHour; ingestMinute; /sink/partitionBy is \"ingestMinute\"",
                "zstd; gzip; /sink/compression is \"gzip\"",
                "\"compressionLevel\":1; \"compressionLevel\":23; /sink/compressionLevel is 23",
                "s3://b/p/; /p/; /sink/path is \"/p/\"",
                "\"compressionLevel\":1; \"storageClass\":\"GLACIER\"; /sink/storageClass is \"GLACIER\"",
                "\"compressionLevel\":1; \"encryption\":{\"sseAlgorithm\":\"DES\"}; /sink/encryption/sseAlgorithm is \"DES\"",
                "\"compressionLevel\":1; \"encryption\":{}; /sink/encryption/sseAlgorithm is missing",
                "\"1.0\"; \"2.0\"; /formatVersion is \"2.0\"",
            })
    @DisplayName("is refused, naming the member, when it has")
    void refusesMistakes(String right, String wrong, String message) {
        assertThatThrownBy(() -> PipelineSpecs.parse(DOCUMENT.replace(right, wrong)))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining(message);
    }
}
