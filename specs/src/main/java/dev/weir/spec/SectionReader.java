package dev.weir.spec;

import dev.weir.spec.source.Spelling;
import dev.weir.spec.yaml.Located;
import dev.weir.spec.yaml.YamlFile;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.KindSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the top-level keys of all files together. */
final class SectionReader {
    private static final List<String> GENERAL = List.of("stack", "ephemeral", "aws", "tags", "variables", "outputs");
    private static final List<String> SINGLE = List.of("stack", "ephemeral", "aws", "tags");

    /** Starts keys that hold nothing but anchors for other places. */
    private static final String ANCHORS = "x-";

    private static final String POLICIES = "policies";

    private final Map<String, KindSchema> kinds;
    private final Problems problems;
    private final Map<String, Located> single = new HashMap<>();
    private final Map<String, List<Located>> entries = new HashMap<>();
    private final Map<String, Located> seen = new HashMap<>();

    private final List<Located> unknown = new ArrayList<>();
    private boolean complete = true;

    SectionReader(Map<String, KindSchema> kinds, Problems problems) {
        this.kinds = kinds;
        this.problems = problems;
    }

    /** Whether everything could be understood. */
    boolean isComplete() {
        return complete;
    }

    Sections read(List<YamlFile> files) {
        files.forEach(this::readFile);
        unknown.forEach(this::unknown);
        List<Located> resources = new ArrayList<>();
        kinds.keySet().forEach(kind -> resources.addAll(entries.getOrDefault(kind, List.of())));
        return new Sections(
                Optional.ofNullable(single.get("stack")),
                Optional.ofNullable(single.get("ephemeral")),
                Optional.ofNullable(single.get("aws")),
                Optional.ofNullable(single.get("tags")),
                entries.getOrDefault("variables", List.of()),
                resources,
                entries.getOrDefault("outputs", List.of()));
    }

    private void readFile(YamlFile file) {
        Located root = Located.root(file);
        if (!file.tree().isObject()
                && !file.tree().isMissingNode()
                && !file.tree().isNull()) {
            problems.accept(Diagnostic.error(
                            "Malformed spec", "A spec is a mapping with keys such as 'stack', 'streams' and 'tables'.")
                    .at(root.site()));
            complete = false;
        }
        root.members().forEach(this::section);
    }

    private void section(Located section) {
        String name = section.name();
        if (SINGLE.contains(name)) {
            isFirst(section, name);
            single.putIfAbsent(name, section);
        } else if (GENERAL.contains(name) || kinds.containsKey(name)) {
            collect(section);
        } else if (name.equals(POLICIES)) {
            problems.accept(Diagnostic.error(
                            "Policies are not supported",
                            "'policies' is not part of this version of the language. Remove it.")
                    .at(section.owner()));
        } else if (!name.startsWith(ANCHORS)) {
            unknown.add(section);
        }
    }

    private void collect(Located section) {
        if (!section.value().isObject() && !section.value().isNull()) {
            problems.accept(Diagnostic.error(
                            "Wrong type",
                            "'%s' must be a mapping from names to declarations.".formatted(section.name()))
                    .at(section.site()));
        }
        section.members().stream()
                .filter(entry -> isFirst(entry, section.name() + "." + entry.name()))
                .forEach(entry -> entries.computeIfAbsent(section.name(), key -> new ArrayList<>())
                        .add(entry));
    }

    private boolean isFirst(Located entry, String name) {
        Located first = seen.putIfAbsent(name, entry);
        if (first != null) {
            problems.accept(Diagnostic.error(
                            "Declared twice",
                            "'%s' is already declared at %s. Remove one of the two.".formatted(name, first.owner()))
                    .at(entry.owner()));
        }
        return first == null;
    }

    private void unknown(Located section) {
        String name = section.name();
        if (entries.getOrDefault("variables", List.of()).stream()
                .anyMatch(variable -> variable.name().equals(name))) {
            problems.accept(Diagnostic.error(
                            "Value of a variable in a spec",
                            "'%s' is a variable, and %s is read as a spec. Put files with values in env/, or name them *.vars.yaml."
                                    .formatted(name, section.file().source().name()))
                    .at(section.owner()));
            return;
        }
        List<String> known = new ArrayList<>(GENERAL);
        known.addAll(kinds.keySet());
        String suggestion = kinds.values().stream()
                .filter(kind -> kind.singular().equals(name))
                .findFirst()
                .map(kind -> " Did you mean '" + kind.kind() + "'?")
                .orElseGet(() -> Spelling.suggestion(name, known));
        problems.accept(Diagnostic.error(
                        "Unknown key",
                        "'%s' is not a key of a spec.%s Known: %s."
                                .formatted(name, suggestion, String.join(", ", known)))
                .at(section.owner()));
    }
}
