package dev.weir.spec.variable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.spec.source.Spelling;
import dev.weir.spec.yaml.Located;
import dev.weir.spec.yaml.YamlFile;
import dev.weir.spec.yaml.YamlReader;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Sensitive;
import dev.weir.spi.SourceRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Gives every declared variable its value: command line, then files, then the process environment, then the default. */
public final class VariableResolver {
    private static final String ENVIRONMENT = "WEIR_VAR_";

    private final Consumer<Diagnostic> problems;
    private final Map<String, Declared> declared = new LinkedHashMap<>();
    private final Map<String, Given> given = new LinkedHashMap<>();
    private final List<Located> sensitive = new ArrayList<>();
    private final List<Located> unknown = new ArrayList<>();
    private final Set<String> unusable = new TreeSet<>();
    private final boolean complete;

    /** A value and where it comes from; a place only when that is a file. */
    private record Given(JsonNode value, String origin, Optional<Located> at) {
        Optional<SourceRange> place() {
            return at.map(Located::site);
        }
    }

    /**
     * A resolver for some variables.
     *
     * @param declarations what the stack says about each
     * @param complete whether these are all; else unknown names are let pass
     * @param problems takes every mistake found
     */
    public VariableResolver(List<Located> declarations, boolean complete, Consumer<Diagnostic> problems) {
        this.problems = problems;
        this.complete = complete;
        DeclarationReader reader = new DeclarationReader(problems);
        declarations.forEach(at -> declared.put(at.name(), reader.read(at)));
    }

    /** Takes the values of the command line. Sources that are offered earlier win. */
    public void commandLine(Map<String, String> values) {
        values.forEach((name, text) -> {
            if (declared.containsKey(name)) {
                offer(name, parsed(declared.get(name), text, "--var " + name));
            } else {
                unknown(name, Optional.empty(), "--var " + name);
            }
        });
    }

    /** Takes the values of a file. */
    public void file(YamlFile file) {
        if (!file.tree().isObject() && !file.tree().isMissingNode()) {
            problems.accept(
                    Diagnostic.error("Malformed variable file", "The file must be a mapping from names to values.")
                            .at(Located.root(file).site()));
        }
        if (!file.usable()) {
            unusable.add(file.source().name());
        }
        for (Located value : Located.root(file).members()) {
            if (declared.containsKey(value.name())) {
                offer(value.name(), new Given(value.value(), file.source().name(), Optional.of(value)));
            } else {
                unknown.add(value);
                unknown(value.name(), Optional.of(value.owner()), file.source().name());
            }
        }
    }

    /** Takes the values of the process environment, {@code WEIR_VAR_name}; others there concern other stacks. */
    public void processEnvironment(Map<String, String> environment) {
        warnOfMisspelt(environment);
        declared.values().forEach(variable -> {
            String text = environment.get(ENVIRONMENT + variable.name());
            if (text != null) {
                offer(variable.name(), parsed(variable, text, ENVIRONMENT + variable.name()));
            }
        });
    }

    /** Names that look like misspelt variables; any other may belong to another stack. */
    private void warnOfMisspelt(Map<String, String> environment) {
        new TreeSet<>(environment.keySet())
                .stream()
                        .filter(key -> key.startsWith(ENVIRONMENT)
                                && !declared.containsKey(key.substring(ENVIRONMENT.length())))
                        .forEach(key -> Spelling.nearest(key.substring(ENVIRONMENT.length()), declared.keySet())
                                .map(near -> Diagnostic.warning(
                                        "Unknown variable",
                                        "%s is ignored, because no such variable is declared. Did you mean '%s%s'?"
                                                .formatted(key, ENVIRONMENT, near)))
                                .ifPresent(problems));
    }

    private void offer(String name, Given value) {
        if (declared.get(name).sensitive()) {
            value.at().ifPresent(sensitive::add);
        }
        given.putIfAbsent(name, value);
    }

    private Given parsed(Declared variable, String text, String origin) {
        if (variable.type() == Type.STRING) {
            return new Given(TextNode.valueOf(text), origin, Optional.empty());
        }
        List<Diagnostic> ignored = new ArrayList<>();
        JsonNode value = new YamlReader(ignored::add).read(origin, text).tree();
        return new Given(value, origin, Optional.empty());
    }

    private void unknown(String name, Optional<SourceRange> place, String origin) {
        if (!complete) {
            return;
        }
        String names = declared.isEmpty()
                ? " The stack declares no variables."
                : Spelling.suggestion(name, declared.keySet()) + " Declared: " + String.join(", ", declared.keySet())
                        + ".";
        Diagnostic diagnostic = Diagnostic.error(
                "Unknown variable",
                "%s gives a value to '%s', which is not declared under 'variables'.%s".formatted(origin, name, names));
        problems.accept(place.map(diagnostic::at).orElse(diagnostic));
    }

    /**
     * All variables.
     *
     * @param secretsOptional whether a sensitive one without a value is no mistake
     */
    public Variables resolve(boolean secretsOptional) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        Map<String, String> secrets = new LinkedHashMap<>();
        for (Declared variable : declared.values()) {
            Optional<Given> value =
                    Optional.ofNullable(given.get(variable.name())).or(() -> standard(variable));
            if (variable.sensitive()) {
                standard(variable).flatMap(Given::at).ifPresent(sensitive::add);
                value.ifPresent(
                        any -> secrets.putAll(Variables.leaves(Variables.ORIGIN + variable.name(), any.value())));
            }
            if (value.isEmpty()) {
                if (!variable.sensitive() || !secretsOptional) {
                    unset(variable);
                }
            } else if (new ValueCheck(variable, problems)
                    .accepts(
                            value.get().value(),
                            value.get().origin(),
                            value.get().place())) {
                values.put(
                        variable.name(),
                        variable.sensitive()
                                ? Sensitive.mark(value.get().value(), List.of(Variables.ORIGIN + variable.name()))
                                : value.get().value());
            }
        }
        Set<String> hidden = declared.values().stream()
                .filter(Declared::sensitive)
                .map(Declared::name)
                .collect(Collectors.toSet());
        boolean open = hidden.isEmpty() && complete;
        if (!open) {
            sensitive.addAll(unknown); // what they were meant for may be sensitive
        }
        return new Variables(values, declared.keySet(), hidden, secrets, sensitive, open ? Set.of() : unusable);
    }

    private static Optional<Given> standard(Declared variable) {
        return variable.standard().map(at -> new Given(at.value(), "its default", Optional.of(at)));
    }

    private void unset(Declared variable) {
        problems.accept(Diagnostic.error(
                        "Variable without a value",
                        "Give '%1$s' a value with --var %1$s=..., in a variable file, as WEIR_VAR_%1$s, or a default."
                                .formatted(variable.name()))
                .at(variable.at().owner()));
    }
}
