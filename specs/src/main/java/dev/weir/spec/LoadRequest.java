package dev.weir.spec;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to load. A variable's value is taken from the first of these that gives one: {@code variables}, {@code
 * variableFiles} (later files over earlier ones), {@code env/NAME.yaml}, {@code processEnvironment}, the default.
 *
 * @param directory of the stack; its own {@code *.yaml} and {@code *.yml} are the spec, not those below it
 * @param variables values by name, from the command line; parsed as YAML unless the variable is a text
 * @param variableFiles YAML files that map names to values
 * @param environmentName names the file {@code env/NAME.yaml} in the directory
 * @param processEnvironment may give values as {@code WEIR_VAR_name}
 * @param secretsOptional whether sensitive variables may go without a value, which leaves what they are used for unknown
 */
public record LoadRequest(
        Path directory,
        Map<String, String> variables,
        List<Path> variableFiles,
        Optional<String> environmentName,
        Map<String, String> processEnvironment,
        boolean secretsOptional) {
    public LoadRequest {
        requireNonNull(directory, "directory");
        variables = Map.copyOf(variables);
        variableFiles = List.copyOf(variableFiles);
        requireNonNull(environmentName, "environmentName");
        processEnvironment = Map.copyOf(processEnvironment);
    }

    /** A request for a stack that is to be carried out, for which every variable needs a value. */
    public LoadRequest(
            Path directory,
            Map<String, String> variables,
            List<Path> variableFiles,
            Optional<String> environmentName,
            Map<String, String> processEnvironment) {
        this(directory, variables, variableFiles, environmentName, processEnvironment, false);
    }

    /** The same for those who only want to know what the stack is called and where it lives. */
    public LoadRequest withSecretsOptional() {
        return new LoadRequest(directory, variables, variableFiles, environmentName, processEnvironment, true);
    }

    /** The stack of a directory, its variables at their defaults. */
    public static LoadRequest of(Path directory) {
        return new LoadRequest(directory, Map.of(), List.of(), Optional.empty(), Map.of());
    }
}
