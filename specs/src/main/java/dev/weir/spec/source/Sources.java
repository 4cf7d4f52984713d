package dev.weir.spec.source;

import dev.weir.spi.SourceRange;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The texts that diagnostics point into. */
public final class Sources {
    public static final Sources NONE = new Sources(Map.of(), UnaryOperator.identity());

    private final Map<String, SourceText> texts;
    private final UnaryOperator<String> mask;

    private Sources(Map<String, SourceText> texts, UnaryOperator<String> mask) {
        this.texts = texts;
        this.mask = mask;
    }

    /**
     * The texts of some files.
     *
     * @param texts of all files
     * @param mask replaces sensitive values in a line by as many other characters
     */
    public static Sources of(Collection<SourceText> texts, UnaryOperator<String> mask) {
        Map<String, SourceText> byName = new LinkedHashMap<>();
        texts.forEach(text -> byName.put(text.name(), text));
        return new Sources(byName, mask);
    }

    /** The first line of a range as it may be shown; empty when the file is not known. */
    public Optional<String> line(SourceRange range) {
        return Optional.ofNullable(texts.get(range.file())).map(text -> mask.apply(text.line(range.line())));
    }
}
