package dev.weir.aws.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.DataFlow;
import dev.weir.spi.DataFlow.Landscape;
import dev.weir.spi.DataFlow.Resource;
import dev.weir.spi.Identity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a plan would refuse because of another part of the same stack is found offline. */
final class MissingPartsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Resource resource(String kind, String name, String properties) {
        try {
            return new Resource(kind + "." + name, new Identity(kind, name), (ObjectNode) JSON.readTree(properties));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<String> problems(Resource... resources) {
        return new AwsDataFlow()
                .check(new Landscape(List.of(resources), DataFlow.Known.NOTHING)).stream()
                        .map(finding ->
                                finding.pointer() + ": " + finding.diagnostic().summary())
                        .toList();
    }

    @Test
    void a_sink_is_a_job_with_a_pipeline() {
        Resource table = resource("tables", "d/t", """
                {"database": "d", "name": "t", "sink": "copy"}""");
        assertThat(problems(table, resource("jobs", "copy", """
                {"name": "copy", "command": {"scriptLocation": "s3://lake/x.py"}}""")))
                .containsExactly("/sink: The table's job writes no sink");
        assertThat(problems(table)).isEmpty();
    }

    @Test
    void a_pipeline_over_records_without_columns_needs_a_mapping() {
        Resource[] parts = {
            resource("schemas", "r/s", """
                    {"registry": "r", "name": "s", "dataFormat": "JSON", "definition":
                     "{\\"type\\": \\"object\\", \\"properties\\": {\\"a\\": {\\"$ref\\": \\"#\\"}}}"}"""), resource("tables", "d/in", """
                    {"database": "d", "name": "in", "stream": "in", "schema": "r/s"}"""), resource("jobs", "copy", """
                    {"name": "copy", "pipeline": {"from": "d/in", "to": {"path": "s3://lake/rows/"}}}""")
        };
        assertThat(problems(parts)).containsExactly("/pipeline/from: The pipeline needs a mapping");
    }
}
