package dev.weir.spec.yaml;

import dev.weir.spec.source.Place;
import dev.weir.spec.source.Place.Form;
import dev.weir.spi.SourceRange;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** SnakeYAML's marks, which count from 0, as ranges, which count from 1. */
final class Marks {
    private Marks() {}

    static SourceRange start(String file, Mark mark) {
        int line = mark.getLine() + 1;
        int column = mark.getColumn() + 1;
        return new SourceRange(file, line, column, line, column + 1);
    }

    static SourceRange range(String file, Node node) {
        return switch (form(node)) {
            case SCALAR -> isBlockScalar(node) ? start(file, node.getStartMark()) : between(file, node);
            case FLOW -> between(file, node);
            case BLOCK -> firstOf(file, node);
        };
    }

    static Place place(String file, Optional<SourceRange> key, Node node) {
        return new Place(
                key,
                range(file, node),
                form(node),
                node.getStartMark().getIndex(),
                node.getEndMark().getIndex());
    }

    private static SourceRange between(String file, Node node) {
        Mark start = node.getStartMark();
        Mark end = node.getEndMark();
        return new SourceRange(
                file, start.getLine() + 1, start.getColumn() + 1, end.getLine() + 1, end.getColumn() + 1);
    }

    private static SourceRange firstOf(String file, Node node) {
        return node instanceof MappingNode mapping && !mapping.getValue().isEmpty()
                ? range(file, mapping.getValue().getFirst().getKeyNode())
                : start(file, node.getStartMark());
    }

    private static Form form(Node node) {
        if (node instanceof CollectionNode<?> collection) {
            return collection.getFlowStyle() == FlowStyle.FLOW ? Form.FLOW : Form.BLOCK;
        }
        return Form.SCALAR;
    }

    private static boolean isBlockScalar(Node node) {
        ScalarStyle style = ((ScalarNode) node).getScalarStyle();
        return style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
    }
}
