package dev.weir.spec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spec.schema.KindValidator;
import dev.weir.spec.schema.Knowledge;
import dev.weir.spec.schema.SchemaTree;
import dev.weir.spec.schema.Violation;
import dev.weir.spec.source.Pointers;
import dev.weir.spec.yaml.Located;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.KindSchema;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads declared resources, and checks as much of them as can be told without evaluating. */
final class ResourceReader {
    static final String FOR_EACH = "forEach";
    static final String LIFECYCLE = "lifecycle";

    private final Names names;
    private final FormulaReader formulas;
    private final Validators validators;
    private final Problems problems;

    ResourceReader(Names names, FormulaReader formulas, Validators validators, Problems problems) {
        this.names = names;
        this.formulas = formulas;
        this.validators = validators;
        this.problems = problems;
    }

    static Address address(Located at) {
        return new Address(Pointers.last(Pointers.parent(at.pointer())), at.name());
    }

    Optional<Declaration> read(Located at) {
        Address address = address(at);
        KindSchema kind = names.kind(address.kind()).orElseThrow();
        checkName(at, address);
        if (!at.value().isObject() && !at.value().isNull()) {
            problems.accept(Diagnostic.error(
                            "Wrong type",
                            "A %s is declared with a mapping, not with %s."
                                    .formatted(kind.singular(), problems.found(at.value())))
                    .about(address.toString())
                    .at(at.site()));
            return Optional.empty();
        }
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        at.value().properties().forEach(member -> properties.set(member.getKey(), member.getValue()));
        properties.remove(FOR_EACH);
        properties.remove(LIFECYCLE);
        return Optional.of(declaration(at, address, kind, properties));
    }

    private Declaration declaration(Located at, Address address, KindSchema kind, ObjectNode properties) {
        Optional<Located> forEach =
                Optional.of(at.member(FOR_EACH)).filter(value -> !value.value().isMissingNode());
        ReferenceCheck check = new ReferenceCheck(names, names.roots(), forEach.isPresent());
        Map<String, Formula> found =
                formulas.read(new Located(at.file(), at.pointer(), properties), check, Optional.of(address));
        Set<String> broken = broken(at);
        Set<String> pending = new HashSet<>(found.keySet());
        pending.addAll(broken);
        FileValues.pointers(SchemaTree.of(kind), properties).forEach(pending::add);
        Set<String> wrong = new HashSet<>(broken);
        KindValidator validator = validators.of(kind);
        for (Violation violation : validator.check(properties, new Knowledge(pending, Set.of()))) {
            wrong.add(violation.pointer());
            problems.accept(diagnostic(violation, at, address));
        }
        Lifecycle lifecycle = new LifecycleReader(kind, address, problems).read(at.member(LIFECYCLE));
        return new Declaration(address, kind, properties, at, forEach, lifecycle, found, broken, wrong);
    }

    /** Pointers below a resource of values that the YAML reader has complained about. */
    private static Set<String> broken(Located at) {
        return at.file().broken().stream()
                .filter(pointer -> Pointers.isWithin(pointer, at.pointer()))
                .map(pointer -> pointer.substring(at.pointer().length()))
                .collect(Collectors.toSet());
    }

    private void checkName(Located at, Address address) {
        String name = address.name();
        boolean allowed = Character.isLetter(name.charAt(0))
                && name.chars().allMatch(c -> c == '_' || c == '-' || (c < 128 && Character.isLetterOrDigit(c)));
        if (!allowed) {
            problems.accept(Diagnostic.error(
                            "Name not allowed",
                            "A logical name consists of letters, digits, '-' and '_', and starts with a letter.")
                    .at(at.owner()));
        }
    }

    /** A violation at its place. */
    static Diagnostic diagnostic(Violation violation, Located at, Address address) {
        Diagnostic diagnostic =
                Diagnostic.error(violation.summary(), violation.detail()).about(address.toString());
        return switch (violation.site()) {
            case KEY ->
                at.places().owner(violation.pointer()).map(diagnostic::at).orElse(diagnostic);
            case VALUE ->
                at.places().site(violation.pointer()).map(diagnostic::at).orElse(diagnostic);
        };
    }
}
