package dev.weir.spec.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.weir.spec.source.Places;
import dev.weir.spec.source.SourceText;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.SourceRange;
import java.util.Set;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads the text of YAML files. */
public final class YamlReader {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final Consumer<Diagnostic> problems;

    /**
     * A reader.
     *
     * @param problems takes every mistake found
     */
    public YamlReader(Consumer<Diagnostic> problems) {
        this.problems = problems;
    }

    /** Reads one document. Never throws: a text that is no YAML gives a problem and an unusable file. */
    public YamlFile read(String name, String text) {
        SourceText source = new SourceText(name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        if (source.text().length() > Limits.FILE_BYTES) {
            problems.accept(
                    Diagnostic.error("File too large", "A file may have at most " + (Limits.FILE_BYTES >> 20) + " MiB.")
                            .at(new SourceRange(name, 1, 1, 1, 1)));
            return unusable(source);
        }
        PlainExpressions expressions = PlainExpressions.in(source.text());
        try {
            return compose(source, expressions);
        } catch (YAMLException malformed) {
            problems.accept(SyntaxError.of(malformed, source, expressions));
            return unusable(source);
        }
    }

    private YamlFile compose(SourceText source, PlainExpressions expressions) {
        LoaderOptions options = options();
        Composer composer =
                new Composer(new ParserImpl(new StreamReader(expressions.masked()), options), new JsonTypes(), options);
        if (!composer.checkNode()) {
            return new YamlFile(source, MissingNode.getInstance(), Places.NONE, true, Set.of());
        }
        Node document = composer.getNode();
        boolean single = !composer.checkNode();
        if (!single) {
            Node second = composer.getNode();
            problems.accept(Diagnostic.error(
                            "Several documents in one file",
                            "A file holds one YAML document. Move what follows '---' to another file.")
                    .at(Marks.start(source.name(), second.getStartMark())));
        }
        TreeBuilder builder = new TreeBuilder(source, problems);
        JsonNode tree = builder.build(document);
        return new YamlFile(source, tree, builder.places(), single && builder.isComplete(), builder.broken());
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(Limits.DEPTH);
        options.setMaxAliasesForCollections(Limits.NODES);
        options.setCodePointLimit(Limits.FILE_BYTES);
        options.setProcessComments(false);
        return options;
    }

    private static YamlFile unusable(SourceText source) {
        return new YamlFile(source, MissingNode.getInstance(), Places.NONE, false, Set.of());
    }
}
