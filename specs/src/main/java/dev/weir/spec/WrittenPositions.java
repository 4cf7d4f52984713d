package dev.weir.spec;

import dev.weir.spec.source.Places;
import dev.weir.spec.source.SourceText;
import dev.weir.spi.SourceRange;
import dev.weir.spi.TextPosition;
import java.util.Map;
import java.util.Optional;

/**
 * Where the values of a resource are written: in the stack's files, and their insides in the files that stand for them.
 *
 * @param files the texts of values of the form <code>{file: path}</code>, by pointer
 */
record WrittenPositions(Places places, Map<String, SourceText> files) implements Positions {
    WrittenPositions {
        files = Map.copyOf(files);
    }

    @Override
    public Optional<SourceRange> locate(String pointer) {
        return places.site(pointer);
    }

    @Override
    public Optional<SourceRange> locate(String pointer, Optional<TextPosition> within) {
        return within.filter(at -> files.containsKey(pointer))
                .map(at ->
                        new SourceRange(files.get(pointer).name(), at.line(), at.column(), at.line(), at.column() + 1))
                .or(() -> locate(pointer));
    }
}
