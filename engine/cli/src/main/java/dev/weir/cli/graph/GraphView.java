package dev.weir.cli.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.view.HtmlText;
import dev.weir.cli.view.JsonDocument;
import dev.weir.spec.Address;
import dev.weir.spec.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A stack's graph as text for Mermaid or Graphviz, as a page, or as JSON. */
public final class GraphView {
    private final String stack;
    private final StackGraph graph;
    private final List<Address> order;

    public GraphView(String stack, StackGraph graph) {
        this.stack = stack;
        this.graph = graph;
        this.order = new ArrayList<>(graph.resources().keySet());
    }

    public String render(Format format) {
        return switch (format) {
            case DOT -> dot();
            case HTML -> new HtmlGraphView(stack, graph).render();
            case JSON -> json();
            case MERMAID, HUMAN, MARKDOWN, TABLE, CSV -> mermaid();
        };
    }

    private String mermaid() {
        List<String> lines = new ArrayList<>(List.of("flowchart LR"));
        graph.resources().values().forEach(resource -> lines.add("  " + id(resource.address()) + shape(resource)));
        graph.edges()
                .forEach(edge ->
                        lines.add("  " + id(edge.from()) + (edge.carriesData() ? " --> " : " -.-> ") + id(edge.to())));
        return String.join("\n", lines);
    }

    private static String shape(Resource resource) {
        String text =
                '"' + label(resource, "<br/>", part -> HtmlText.escape(part).replace("&", "#")) + '"';
        return switch (resource.address().kind()) {
            case "streams" -> "([" + text + "])";
            case "buckets", "databases" -> "[(" + text + ")]";
            case "jobs", "crawlers" -> "[[" + text + "]]";
            default -> "[" + text + "]";
        };
    }

    private String dot() {
        List<String> lines = new ArrayList<>(List.of(
                "digraph \"" + stack + "\" {", "  rankdir=LR;", "  node [shape=box, fontname=\"sans-serif\"];"));
        graph.resources()
                .values()
                .forEach(resource -> lines.add("  " + id(resource.address()) + " [label=\""
                        + label(resource, "\\n", part -> part.replace("\\", "\\\\")
                                .replace("\"", "\\\"")) + "\"];"));
        graph.edges()
                .forEach(edge -> lines.add("  " + id(edge.from()) + " -> " + id(edge.to())
                        + (edge.carriesData() ? ";" : " [style=dashed];")));
        lines.add("}");
        return String.join("\n", lines);
    }

    private static String label(Resource resource, String lineBreak, UnaryOperator<String> escape) {
        return escape.apply(resource.address().toString())
                + lineBreak
                + escape.apply(resource.identity().name());
    }

    private String id(Address address) {
        return "n" + order.indexOf(address);
    }

    private String json() {
        ObjectNode document = JsonDocument.create().put("stack", stack);
        ArrayNode nodes = document.putArray("nodes");
        graph.resources().values().forEach(resource -> nodes.addObject()
                .put("address", resource.address().toString())
                .put("kind", resource.address().kind())
                .put("identity", resource.identity().name()));
        ArrayNode edges = document.putArray("edges");
        graph.edges().forEach(edge -> edges.addObject()
                .put("from", edge.from().toString())
                .put("to", edge.to().toString())
                .put("carriesData", edge.carriesData()));
        return document.toPrettyString();
    }
}
