package dev.weir.spec;

import dev.weir.spec.source.Spelling;
import dev.weir.spec.yaml.YamlFile;
import dev.weir.spec.yaml.YamlReader;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.SourceRange;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the files of a stack. */
final class SpecFiles {
    private static final int MOST_FILES = 1_000;
    private static final long MOST_BYTES = 16 << 20;

    private final Path directory;
    private final Problems problems;
    private final Set<Path> values;
    private final List<Path> inputs = new ArrayList<>();
    private boolean complete = true;

    /** @param values files that give variables their values; no specs even where they lie among them */
    SpecFiles(Path directory, Collection<Path> values, Problems problems) {
        this.directory = directory;
        this.values = values.stream().map(SpecFiles::normal).collect(Collectors.toSet());
        this.problems = problems;
    }

    private static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** The files that were asked for, readable or not. */
    List<Path> inputs() {
        return List.copyOf(inputs);
    }

    /** Whether everything could be read. */
    boolean isComplete() {
        return complete;
    }

    /** The files of the spec, by name. */
    List<YamlFile> specs() {
        List<Path> paths =
                yamlFiles(directory).stream().filter(path -> !isValues(path)).toList();
        if (paths.isEmpty() && complete) {
            fail(
                    "No spec found",
                    "There are no *.yaml files in " + directory + ". 'weir init' writes a stack to start from.");
        }
        List<YamlFile> files = new ArrayList<>();
        paths.forEach(path -> read(path).ifPresent(files::add));
        return files;
    }

    private List<Path> yamlFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            fail("No such directory", folder + " is not a directory.");
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(SpecFiles::isYaml).sorted().limit(MOST_FILES).toList();
        } catch (IOException unreadable) {
            fail("Directory cannot be read", folder + ": " + unreadable.getMessage());
            return List.of();
        }
    }

    private static boolean isYaml(Path path) {
        String name = path.getFileName().toString();
        boolean named = name.endsWith(".yaml") || name.endsWith(".yml");
        return named && !name.startsWith(".") && !Files.isDirectory(path);
    }

    private boolean isValues(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".vars.yaml") || name.endsWith(".vars.yml") || values.contains(normal(path));
    }

    /** The file that gives an environment's values to variables. */
    Optional<YamlFile> environment(String name) {
        Path folder = directory.resolve("env");
        Path file = folder.resolve(name + ".yaml");
        if (!folder.equals(file.getParent()) || !Files.exists(file)) {
            List<String> names = Files.isDirectory(folder)
                    ? yamlFiles(folder).stream().map(SpecFiles::stem).toList()
                    : List.of();
            String known =
                    names.isEmpty() ? " There is no env/*.yaml." : " Available: " + String.join(", ", names) + ".";
            fail(
                    "Unknown environment",
                    "--env %s reads env/%s.yaml, which does not exist.%s%s"
                            .formatted(name, name, Spelling.suggestion(name, names), known));
            return Optional.empty();
        }
        return read(file);
    }

    private static String stem(Path path) {
        String name = path.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** Reads one file; empty when it cannot be read. */
    Optional<YamlFile> read(Path path) {
        String name = name(path);
        inputs.add(path);
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                return fail("Not a regular file", name + " is a pipe or a device, not a file. Only files are read.");
            }
            if (Files.size(path) > MOST_BYTES) {
                return fail("File too large", name + " has more than " + (MOST_BYTES >> 20) + " MiB.");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
            YamlFile file = new YamlReader(problems).read(name, text);
            complete &= file.usable();
            return Optional.of(file);
        } catch (CharacterCodingException malformed) {
            complete = false;
            problems.accept(
                    Diagnostic.error("File is not UTF-8", name + " holds bytes that are not UTF-8. Save it in UTF-8.")
                            .at(new SourceRange(name, 1, 1, 1, 1)));
            return Optional.empty();
        } catch (NoSuchFileException absent) {
            return fail("No such file", name + " does not exist.");
        } catch (IOException unreadable) {
            return fail("File cannot be read", name + ": " + unreadable.getMessage());
        }
    }

    private String name(Path path) {
        Path base = directory.toAbsolutePath().normalize();
        Path full = path.toAbsolutePath().normalize();
        return full.startsWith(base) ? base.relativize(full).toString().replace('\\', '/') : path.toString();
    }

    private Optional<YamlFile> fail(String summary, String detail) {
        complete = false;
        problems.accept(Diagnostic.error(summary, detail));
        return Optional.empty();
    }
}
