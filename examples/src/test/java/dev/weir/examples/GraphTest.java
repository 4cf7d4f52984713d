package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

@DisplayName("The graph of the ventilator example")
final class GraphTest {
    @TempDir
    private Path directory;

    private Weir weir;

    @BeforeEach
    void copy() {
        weir = Weir.example("ventilator", directory);
    }

    private List<String> edges() throws IOException {
        JsonNode graph = new ObjectMapper()
                .readTree(weir.run("graph", "--format", "json").out());
        List<String> edges = new ArrayList<>();
        graph.path("edges")
                .forEach(edge -> edges.add(edge.path("from").asText()
                        + (edge.path("carriesData").asBoolean() ? " -> " : " .. ")
                        + edge.path("to").asText()));
        return edges;
    }

    @Test
    void follows_the_data_from_the_stream_to_the_crawler() throws IOException {
        assertThat(edges())
                .contains(
                        "streams.ventilator -> tables.ventilator",
                        "schemas.ventilator -> tables.ventilator",
                        "tables.ventilator -> jobs.metrics",
                        "jobs.metrics -> buckets.lake",
                        "buckets.lake -> crawlers.metrics",
                        "crawlers.metrics -> databases.kinesislab",
                        "registries.demo .. schemas.ventilator",
                        "roles.glue .. jobs.metrics")
                .doesNotContain("buckets.lake -> jobs.metrics");
    }

    @Test
    void is_mermaid_unless_something_else_is_asked_for() {
        assertThat(weir.run("graph").out())
                .startsWith("flowchart LR\n")
                .contains("([\"streams.ventilator<br/>ventilator_gsr_stream\"])", " --> ", " -.-> ");
        assertThat(weir.run("graph", "--format", "dot").out())
                .startsWith("digraph \"ventilator\" {")
                .contains("label=\"streams.ventilator\\nventilator_gsr_stream\"", "[style=dashed];");
    }

    @Test
    void is_a_page_whose_drawing_is_well_formed_and_holds_every_resource() throws Exception {
        String page = weir.run("graph", "--format", "html").out();
        String drawing = page.substring(page.indexOf("<svg"), page.indexOf("</svg>") + "</svg>".length());

        int boxes = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(drawing)))
                .getElementsByTagName("rect")
                .getLength();

        assertThat(boxes).isEqualTo(9);
        assertThat(page).doesNotContain("<script");
    }
}
