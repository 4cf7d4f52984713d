package dev.weir.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spec.source.Pointers;
import dev.weir.spec.source.Sources;
import dev.weir.spec.variable.Variables;
import dev.weir.spec.yaml.Located;
import dev.weir.spec.yaml.YamlFile;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import dev.weir.spi.Sensitive;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A stack's files, read and checked, waiting for the account and region that its expressions need. */
public final class ParsedStack {
    private final String name;
    private final boolean ephemeral;
    private final AwsSettings aws;
    private final StackTags tags;
    private final List<YamlFile> specs;
    private final List<Located> sensitive;
    private final List<Path> inputs;
    private final Variables variables;
    private final Scope scope;
    private final Map<Output, Map<String, Formula>> outputs;
    private final FileValues files;
    private final Validators validators;
    private final boolean secretsOptional;
    private final List<Diagnostic> diagnostics;

    ParsedStack(
            String name,
            boolean ephemeral,
            AwsSettings aws,
            StackTags tags,
            List<YamlFile> specs,
            List<Located> sensitive,
            List<Path> inputs,
            Variables variables,
            Scope scope,
            Map<Output, Map<String, Formula>> outputs,
            FileValues files,
            Validators validators,
            boolean secretsOptional,
            Problems problems) {
        this.name = name;
        this.ephemeral = ephemeral;
        this.aws = aws;
        this.tags = tags;
        this.specs = List.copyOf(specs);
        this.sensitive = List.copyOf(sensitive);
        this.inputs = List.copyOf(inputs);
        this.variables = variables;
        this.scope = scope;
        this.outputs = outputs;
        this.files = files;
        this.validators = validators;
        this.secretsOptional = secretsOptional;
        this.diagnostics = problems.sorted();
    }

    /** What is wrong, by file and line; sensitive values do not appear. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** The stack's name; empty when the files give none that can be used, which is among the diagnostics. */
    public String name() {
        return name;
    }

    /** The stack's {@code aws} block with variables resolved. */
    public AwsSettings aws() {
        return aws;
    }

    /** The values of sensitive variables; what expressions make of them comes with the evaluation. */
    public Secrets secrets() {
        return new Secrets(secretTexts());
    }

    private Set<String> secretTexts() {
        Set<String> found = new TreeSet<>();
        variables.values().values().forEach(value -> Secrets.collect(value, found));
        return found;
    }

    /** The files that the stack was read from, as far as they have been asked for. */
    public List<Path> inputs() {
        return Stream.concat(inputs.stream(), files.inputs().stream()).toList();
    }

    /** The scalars of the values of sensitive variables, each by a name such as {@code var.password}. */
    public Map<String, String> sensitiveValues() {
        return variables.secrets();
    }

    /** The texts of all files read, for showing diagnostics; sensitive values are masked in them. */
    public Sources sources() {
        Mask mask = new Mask(variables, sensitive);
        return Sources.of(Stream.concat(files.texts().stream(), specs.stream().map(mask::apply))
                .toList());
    }

    /** Evaluates expressions and references. Where parsing has found errors, reports what can be told nevertheless. */
    public Evaluation evaluate(Environment environment) {
        Problems problems = new Problems();
        problems.suppress(diagnostics);
        Evaluator evaluator = new Evaluator(scope, environment, files, validators, tags, problems);
        SortedMap<Address, Resource> resources = evaluator.evaluate(secretsOptional);
        Map<String, JsonNode> values = new LinkedHashMap<>();
        outputs.forEach((output, formulas) -> new TreeEvaluator(
                        formulas, new FormulaEvaluator(evaluator.scope(), Optional.empty(), problems))
                .evaluate(output.value().value(), Pointers.ROOT)
                .ifPresent(value -> {
                    values.put(
                            output.name(),
                            output.sensitive() ? Sensitive.mark(value, List.of("output." + output.name())) : value);
                }));
        Secrets secrets = secrets(resources.values(), values.values());
        List<Diagnostic> found = problems.sorted();
        boolean failed = diagnostics.stream().anyMatch(Diagnostic::isError)
                || found.stream().anyMatch(Diagnostic::isError);
        return new Evaluation(
                failed ? Optional.empty() : Optional.of(new Stack(name, ephemeral, aws, resources, values, secrets)),
                resources,
                secrets,
                found);
    }

    /** All sensitive values that are known, also those that expressions have made. */
    private Secrets secrets(Collection<Resource> resources, Collection<JsonNode> outputs) {
        Set<String> found = secretTexts();
        resources.forEach(resource -> {
            Secrets.collect(resource.properties(), found);
            Secrets.collect(resource.attributes(), found);
        });
        outputs.forEach(output -> Secrets.collect(output, found));
        return new Secrets(found);
    }
}
