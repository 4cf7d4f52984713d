package dev.weir.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One step of a realistic schema, read from a file of {@code evolutions}: first the schema, then for each step a line
 * {@code == name | BACKWARD | FORWARD} with the expected outcomes, and the texts to replace, {@code -} by {@code +}.
 */
record EvolutionCase(
        String name, SchemaDefinition earlier, SchemaDefinition proposed, String backward, String forward) {
    private static final Path FOLDER = Path.of("src/test/resources/evolutions");

    static Stream<EvolutionCase> all() {
        return Stream.of(DataFormat.values()).flatMap(EvolutionCase::of);
    }

    static Stream<EvolutionCase> of(DataFormat format) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(format.name().toLowerCase(Locale.ROOT)))) {
            return files.sorted().flatMap(file -> read(format, file)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<EvolutionCase> read(DataFormat format, Path file) {
        try {
            String[] parts = Files.readString(file).split("(?m)^== ", -1);
            return Stream.of(parts)
                    .skip(1)
                    .map(part -> step(
                            format,
                            file.getFileName() + ": ",
                            parts[0],
                            part.lines().toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EvolutionCase step(DataFormat format, String file, String base, List<String> lines) {
        String[] head = lines.get(0).split(" \\| ", -1);
        String proposed = base;
        for (int i = 1; i < lines.size(); ) {
            List<String> old = block(lines, i, '-');
            List<String> fresh = block(lines, i + old.size(), '+');
            proposed = replaced(proposed, String.join("\n", old), String.join("\n", fresh), file + head[0]);
            i += old.size() + fresh.size();
        }
        return new EvolutionCase(
                file + head[0],
                new SchemaDefinition(format, base),
                new SchemaDefinition(format, proposed),
                head[1],
                head[2]);
    }

    private static List<String> block(List<String> lines, int from, char sign) {
        List<String> block = new ArrayList<>();
        for (int i = from; i < lines.size() && lines.get(i).charAt(0) == sign; i++) {
            block.add(lines.get(i).substring(Math.min(2, lines.get(i).length())));
        }
        return block;
    }

    private static String replaced(String text, String old, String fresh, String name) {
        if (old.isEmpty() || !text.contains(old)) {
            throw new IllegalArgumentException(name + ": the schema does not contain\n" + old);
        }
        return text.replace(old, fresh);
    }

    Verdict verdict(CompatibilityMode mode) {
        return Compatibility.check(proposed, mode, List.of(earlier));
    }

    @Override
    public String toString() {
        return name;
    }
}
