package dev.weir.spec.yaml;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spec.source.Places;
import dev.weir.spec.source.Pointers;
import dev.weir.spi.SourceRange;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A value in a file.
 *
 * @param file that it is written in
 * @param pointer from the file's root
 * @param value which may be missing
 */
public record Located(YamlFile file, String pointer, JsonNode value) {
    public Located {
        requireNonNull(file, "file");
        requireNonNull(pointer, "pointer");
        requireNonNull(value, "value");
    }

    /** The whole file. */
    public static Located root(YamlFile file) {
        return new Located(file, Pointers.ROOT, file.tree());
    }

    /** A member of it, which may be missing. */
    public Located member(String name) {
        return new Located(file, Pointers.member(pointer, name), value.path(name));
    }

    /** All its members. */
    public List<Located> members() {
        return value.properties().stream().map(entry -> member(entry.getKey())).toList();
    }

    /** All its elements. */
    public List<Located> elements() {
        return value.isArray()
                ? IntStream.range(0, value.size())
                        .mapToObj(i -> new Located(file, Pointers.element(pointer, i), value.get(i)))
                        .toList()
                : List.of();
    }

    /** The last part of its pointer. */
    public String name() {
        return Pointers.last(pointer);
    }

    /** All scalars in it. */
    public List<Located> leaves() {
        if (value.isObject()) {
            return members().stream()
                    .flatMap(member -> member.leaves().stream())
                    .toList();
        }
        return value.isArray()
                ? elements().stream()
                        .flatMap(element -> element.leaves().stream())
                        .toList()
                : List.of(this);
    }

    /** The places of what is in it. */
    public Places places() {
        return file.places().below(pointer);
    }

    /** What to point at when the value is meant. */
    public SourceRange site() {
        return file.places().site(pointer).orElseGet(this::start);
    }

    /** What to point at when its key is meant. */
    public SourceRange owner() {
        return file.places().owner(pointer).orElseGet(this::start);
    }

    private SourceRange start() {
        return new SourceRange(file.source().name(), 1, 1, 1, 1);
    }
}
