package dev.weir.spec.yaml;

import dev.weir.spec.source.SourceText;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.SourceRange;
import java.util.Optional;
import java.util.OptionalInt;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Says what is wrong with a text that is no YAML, in words of its own. */
final class SyntaxError {
    private SyntaxError() {}

    static Diagnostic of(YAMLException malformed, SourceText source, PlainExpressions expressions) {
        return switch (malformed) {
            case MarkedYAMLException marked ->
                unclosedExpression(marked, source, expressions).orElseGet(() -> marked(marked, source));
            case ReaderException character -> unprintable(character, source);
            default -> limit(malformed, source);
        };
    }

    /** An expression without its brace swallows the YAML behind it, so that the parser stumbles only there. */
    private static Optional<Diagnostic> unclosedExpression(
            MarkedYAMLException marked, SourceText source, PlainExpressions expressions) {
        Mark problem = marked.getProblemMark();
        if (problem == null) {
            return Optional.empty();
        }
        boolean inBrackets = String.valueOf(marked.getContext()).contains("flow") && marked.getContextMark() != null;
        int start = inBrackets ? marked.getContextMark().getIndex() : problem.getIndex() - problem.getColumn();
        OptionalInt open =
                expressions.doubtfulBetween(characters(source, start), characters(source, problem.getIndex()));
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(Diagnostic.error(
                                "Expression without an end",
                                "The '}' that ends this expression is missing. Write $${ for the characters ${ themselves.")
                        .at(range(source, open.getAsInt())));
    }

    private static int characters(SourceText source, int codePoints) {
        String text = source.text();
        return text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
    }

    private static SourceRange range(SourceText source, int open) {
        int start = source.text().codePointCount(0, open);
        return source.range(start, start + 2);
    }

    private static Diagnostic marked(MarkedYAMLException marked, SourceText source) {
        Mark mark = marked.getProblemMark() == null ? marked.getContextMark() : marked.getProblemMark();
        SourceRange place = mark == null ? start(source) : Marks.start(source.name(), mark);
        String problem = String.valueOf(marked.getProblem());
        String context = String.valueOf(marked.getContext());
        if (isTab(source, place)) {
            return Diagnostic.error("Tab in the indentation", "YAML is indented with spaces. Replace the tab.")
                    .at(place);
        }
        if (problem.contains("undefined alias")) {
            return Diagnostic.error(
                            "Unknown alias",
                            "No anchor of this name is defined before this line. Put the value into quotes if it is no alias.")
                    .at(place);
        }
        if (problem.contains("unexpected end of stream") && marked.getContextMark() != null) {
            return Diagnostic.error("Text without an end", "The quote that opens here is never closed.")
                    .at(Marks.start(source.name(), marked.getContextMark()));
        }
        if (context.contains("flow") && marked.getContextMark() != null) {
            return Diagnostic.error(
                            "Bracket not closed",
                            "From the bracket that opens here, a ',' or the closing bracket is missing before line %d, column %d.%s"
                                    .formatted(place.line(), place.column(), braces(marked, source)))
                    .at(Marks.start(source.name(), marked.getContextMark()));
        }
        return Diagnostic.error("Malformed YAML", detail(problem, context)).at(place);
    }

    /** A reminder where a brace may have been meant for the bracket and was taken for an expression's. */
    private static String braces(MarkedYAMLException marked, SourceText source) {
        String within = source.slice(
                marked.getContextMark().getIndex(),
                Math.max(
                        marked.getContextMark().getIndex(),
                        marked.getProblemMark().getIndex()));
        return within.contains("${") ? " Each ${ needs its own '}', too." : "";
    }

    private static String detail(String problem, String context) {
        if (problem.contains("mapping values are not allowed")) {
            return "A ':' cannot start a mapping here. Put the text into quotes, or check the indentation.";
        }
        if (problem.contains("could not find expected ':'")) {
            return "The line before this one has no ':' after its key, or this one is not indented as it should be.";
        }
        if (problem.contains("<block end>")) {
            return "This line is not indented like the ones it belongs to.";
        }
        if (problem.contains("cannot start any token")) {
            return "This character has a meaning in YAML and cannot start a value. Put the value into quotes.";
        }
        return sentence(context) + sentence(problem).strip();
    }

    private static String sentence(String text) {
        return text.equals("null") || text.isBlank()
                ? ""
                : Character.toUpperCase(text.charAt(0)) + text.substring(1).replace('\n', ' ') + ". ";
    }

    private static boolean isTab(SourceText source, SourceRange place) {
        int[] line = source.line(place.line()).codePoints().toArray();
        return place.column() <= line.length && line[place.column() - 1] == '\t';
    }

    private static Diagnostic unprintable(ReaderException character, SourceText source) {
        int position = Math.min(
                character.getPosition(),
                source.text().codePointCount(0, source.text().length()));
        return Diagnostic.error(
                        "Character not allowed",
                        "The character U+%04X is not allowed in YAML. Write it as an escape in a double-quoted string."
                                .formatted(character.getCodePoint()))
                .at(source.range(position, position + 1));
    }

    private static Diagnostic limit(YAMLException limit, SourceText source) {
        String message = String.valueOf(limit.getMessage());
        return message.contains("Depth")
                ? Diagnostic.error("Nested too deep", "Values may be nested at most " + Limits.DEPTH + " deep.")
                        .at(start(source))
                : Diagnostic.error("Malformed YAML", sentence(message).strip()).at(start(source));
    }

    private static SourceRange start(SourceText source) {
        return new SourceRange(source.name(), 1, 1, 1, 1);
    }
}
