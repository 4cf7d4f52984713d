package dev.weir.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spec.expression.ExpressionParser;
import dev.weir.spec.expression.ScopeNames;
import dev.weir.spec.source.Pointers;
import dev.weir.spec.variable.VariableResolver;
import dev.weir.spec.variable.Variables;
import dev.weir.spec.yaml.Located;
import dev.weir.spec.yaml.YamlFile;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.KindSchema;
import dev.weir.spi.SourceRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the directory of a stack. Reusable, also by several threads: what is costly to build, the validators of kinds and the
 * compiler of expressions, is built when first needed and kept.
 */
public final class StackLoader {
    private final Map<String, KindSchema> kinds = new LinkedHashMap<>();
    private final Validators validators = new Validators();
    private final ExpressionParser expressions;

    /**
     * A loader for a language with these kinds.
     *
     * @param kinds in the order in which people read them
     */
    public StackLoader(Collection<KindSchema> kinds) {
        kinds.forEach(kind -> this.kinds.put(kind.kind(), kind));
        this.expressions = new ExpressionParser(new Names(this.kinds, Set.of(), true).roots());
    }

    /** Reads and checks a stack as far as that goes without knowing the account. Mistakes are in what it returns. */
    public ParsedStack parse(LoadRequest request) {
        Problems problems = new Problems();
        SpecFiles files = new SpecFiles(request.directory(), request.variableFiles(), problems);
        List<YamlFile> specs = files.specs();
        List<YamlFile> all = new ArrayList<>(specs);
        SectionReader reader = new SectionReader(kinds, problems);
        Sections sections = reader.read(specs);
        Variables variables = variables(request, sections, files, all, problems);
        return new Parsing(request, sections, variables, files.isComplete() && reader.isComplete(), problems)
                .parse(all, files.inputs());
    }

    private static Variables variables(
            LoadRequest request, Sections sections, SpecFiles files, List<YamlFile> all, Problems problems) {
        VariableResolver resolver = new VariableResolver(sections.variables(), files.isComplete(), problems);
        resolver.commandLine(request.variables());
        List<YamlFile> given = new ArrayList<>();
        request.variableFiles().reversed().forEach(path -> files.read(path).ifPresent(given::add));
        request.environmentName().flatMap(files::environment).ifPresent(given::add);
        given.forEach(resolver::file);
        all.addAll(given);
        resolver.processEnvironment(request.processEnvironment());
        return resolver.resolve(request.secretsOptional());
    }

    /** One reading of one directory. */
    private final class Parsing {
        private final LoadRequest request;
        private final Sections sections;
        private final Variables variables;
        private final boolean complete;
        private final Problems problems;
        private final Names names;
        private final FormulaReader formulas;

        Parsing(LoadRequest request, Sections sections, Variables variables, boolean complete, Problems problems) {
            this.request = request;
            this.sections = sections;
            this.variables = variables;
            this.complete = complete;
            this.problems = problems;
            this.names = new Names(kinds, variables.names(), complete);
            this.formulas = new FormulaReader(expressions, problems);
        }

        ParsedStack parse(List<YamlFile> files, List<Path> inputs) {
            Settings settings = new Settings(names, formulas, variables, problems);
            Optional<String> name = settings.name(sections.stack(), first(files));
            boolean ephemeral = settings.ephemeral(sections.ephemeral());
            AwsSettings aws = settings.aws(sections.aws());
            StackTags tags = settings.tags(sections.tags());
            sections.resources()
                    .forEach(at ->
                            names.declare(ResourceReader.address(at), at.value().has(ResourceReader.FOR_EACH)));
            ResourceReader reader = new ResourceReader(names, formulas, validators, problems);
            List<Declaration> declarations = sections.resources().stream()
                    .map(reader::read)
                    .flatMap(Optional::stream)
                    .toList();
            Map<Output, Map<String, Formula>> outputs = outputs();
            Scope scope = scope(name, declarations);
            return new ParsedStack(
                    name.orElse(""),
                    ephemeral,
                    aws,
                    tags,
                    files,
                    declarations.stream()
                            .flatMap(declaration -> SensitiveProperties.written(declaration).stream())
                            .toList(),
                    inputs,
                    variables,
                    scope,
                    outputs,
                    new FileValues(request.directory()),
                    validators,
                    request.secretsOptional(),
                    problems);
        }

        private Optional<SourceRange> first(List<YamlFile> files) {
            return files.stream()
                    .filter(file -> complete)
                    .map(file -> Located.root(file).site())
                    .findFirst();
        }

        private Map<Output, Map<String, Formula>> outputs() {
            Map<Output, Map<String, Formula>> outputs = new LinkedHashMap<>();
            Outputs reader = new Outputs(problems);
            ReferenceCheck check = new ReferenceCheck(names, names.roots(), false);
            for (Located at : sections.outputs()) {
                Output output = reader.read(at);
                outputs.put(output, formulas.read(output.value(), check, Optional.empty()));
            }
            return outputs;
        }

        private Scope scope(Optional<String> name, List<Declaration> declarations) {
            List<Instance> instances = new ArrayList<>();
            List<Declaration> failed = new ArrayList<>();
            Expansion expansion = new Expansion(problems);
            for (Declaration declaration : declarations) {
                Optional<JsonNode> forEach = declaration.forEach().flatMap(at -> forEach(at, name, declaration));
                instances.addAll(expansion.expand(declaration, forEach));
                if (declaration.forEach().isPresent() && forEach.isEmpty()) {
                    failed.add(declaration);
                }
            }
            return scope(name, new Instances(instances, failed));
        }

        private Scope scope(Optional<String> name, Instances instances) {
            return new Scope(variables, name, Optional.empty(), Optional.empty(), instances, Map.of());
        }

        private Optional<JsonNode> forEach(Located at, Optional<String> name, Declaration declaration) {
            ReferenceCheck check = new ReferenceCheck(names, Set.of(ScopeNames.VARIABLES, ScopeNames.STACK), false);
            Map<String, Formula> found = formulas.read(at, check, Optional.of(declaration.address()));
            FormulaEvaluator evaluator = new FormulaEvaluator(
                    scope(name, new Instances(List.of(), List.of())), Optional.of(declaration.address()), problems);
            Optional<JsonNode> value = new TreeEvaluator(found, evaluator).evaluate(at.value(), Pointers.ROOT);
            return evaluator.haveSensitiveKeys(found, value) ? refused(at, declaration) : value;
        }

        /** Keys become addresses, which stand in marks, plans and reports. */
        private Optional<JsonNode> refused(Located at, Declaration declaration) {
            problems.accept(Diagnostic.error(
                            "Sensitive keys",
                            "'forEach' takes its keys from a sensitive value, and keys become addresses, which cannot be"
                                    + " hidden. Write the keys out, and use the sensitive value in a property.")
                    .about(declaration.address().toString())
                    .at(at.site()));
            return Optional.empty();
        }
    }
}
