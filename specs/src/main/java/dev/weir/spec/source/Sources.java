package dev.weir.spec.source;

import dev.weir.spi.SourceRange;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The texts that diagnostics point into. */
public final class Sources {
    public static final Sources NONE = new Sources(Map.of());

    private final Map<String, SourceText> texts;

    private Sources(Map<String, SourceText> texts) {
        this.texts = texts;
    }

    /** The texts of some files as they may be shown. */
    public static Sources of(Collection<SourceText> texts) {
        Map<String, SourceText> byName = new LinkedHashMap<>();
        texts.forEach(text -> byName.put(text.name(), text));
        return new Sources(byName);
    }

    /** The first line of a range; empty when the file is not known. */
    public Optional<String> line(SourceRange range) {
        return Optional.ofNullable(texts.get(range.file())).map(text -> text.line(range.line()));
    }
}
