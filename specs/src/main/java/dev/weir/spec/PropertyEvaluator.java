package dev.weir.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spec.expression.FaultException;
import dev.weir.spec.schema.SchemaTree;
import dev.weir.spec.source.Pointers;
import dev.weir.spec.source.SourceText;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Sensitive;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Evaluates the properties of one instance. */
final class PropertyEvaluator {
    private final Instance instance;
    private final FormulaEvaluator formulas;
    private final FileValues files;
    private final Problems problems;
    private final Set<String> unavailable = new HashSet<>();

    PropertyEvaluator(Instance instance, FormulaEvaluator formulas, FileValues files, Problems problems) {
        this.instance = instance;
        this.formulas = formulas;
        this.files = files;
        this.problems = problems;
    }

    /** The pointers of values that could not be told; null stands there. */
    Set<String> unavailable() {
        return unavailable;
    }

    /** Evaluates one property into an object; a value that turns out to be null is absent. */
    void evaluate(String property, ObjectNode into) {
        Declaration declaration = instance.declaration();
        member(
                SchemaTree.of(declaration.kind()),
                property,
                declaration.properties().get(property),
                Pointers.ROOT,
                into);
    }

    /** Leaves a property without a value, because a mistake about it has been reported. */
    void skip(String property, ObjectNode into) {
        String pointer = Pointers.member(Pointers.ROOT, property);
        Formula formula = instance.declaration().formulas().get(pointer);
        into.set(property, orUnavailable(Optional.empty(), pointer, formula));
    }

    private JsonNode value(SchemaTree tree, JsonNode value, String pointer) {
        if (FileValues.isFile(tree, value)) {
            return file(tree, value, pointer);
        }
        return switch (value) {
            case ObjectNode object -> object(tree, object, pointer);
            case ArrayNode array -> array(tree, array, pointer);
            default -> scalar(tree, value, pointer);
        };
    }

    private ObjectNode object(SchemaTree tree, ObjectNode object, String pointer) {
        ObjectNode evaluated = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> member(tree, member.getKey(), member.getValue(), pointer, evaluated));
        return evaluated;
    }

    private void member(SchemaTree tree, String name, JsonNode written, String pointer, ObjectNode into) {
        String at = Pointers.member(pointer, name);
        JsonNode value = value(tree.member(name), written, at);
        boolean absent = value.isNull() && !written.isNull() && !unavailable.contains(at);
        if (!absent) {
            into.set(name, value);
        }
    }

    private ArrayNode array(SchemaTree tree, ArrayNode array, String pointer) {
        ArrayNode evaluated = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : array) {
            evaluated.add(value(tree.element(), element, Pointers.element(pointer, evaluated.size())));
        }
        return evaluated;
    }

    private JsonNode scalar(SchemaTree tree, JsonNode value, String pointer) {
        Formula formula = instance.declaration().formulas().get(pointer);
        return formula == null
                ? value
                : orUnavailable(formulas.evaluate(formula, KindSchema.reference(tree.schema())), pointer, formula);
    }

    /** What cannot be told may be sensitive all the same. */
    private JsonNode orUnavailable(Optional<JsonNode> value, String pointer, Formula formula) {
        return value.orElseGet(() -> {
            unavailable.add(pointer);
            SortedSet<String> origins = formula == null ? new TreeSet<>() : formulas.origins(formula);
            return origins.isEmpty() ? NullNode.getInstance() : Sensitive.mark(NullNode.getInstance(), origins);
        });
    }

    private JsonNode file(SchemaTree tree, JsonNode value, String pointer) {
        String at = Pointers.member(pointer, FileValues.FILE);
        Formula formula = instance.declaration().formulas().get(at);
        Optional<JsonNode> path = formula == null
                ? Optional.of(value.get(FileValues.FILE))
                : formulas.evaluate(formula, Optional.empty());
        return orUnavailable(
                path.flatMap(found -> read(tree, found, at).map(text -> marked(text, Sensitive.originsIn(found)))),
                pointer,
                formula);
    }

    private static JsonNode marked(JsonNode value, SortedSet<String> origins) {
        return origins.isEmpty() ? value : Sensitive.mark(value, origins);
    }

    private Optional<JsonNode> read(SchemaTree tree, JsonNode path, String pointer) {
        try {
            JsonNode value = files.read(tree, path);
            if (value.isTextual() && !Sensitive.is(path)) {
                SourceText text = new SourceText(path.textValue(), value.textValue());
                files.remember(instance.address(), Pointers.parent(pointer), text);
            }
            return Optional.of(value);
        } catch (FaultException unreadable) {
            Diagnostic diagnostic = Diagnostic.error(
                            unreadable.fault().summary(), unreadable.fault().detail())
                    .about(instance.address().toString());
            problems.accept(instance.declaration()
                    .at()
                    .places()
                    .site(pointer)
                    .map(diagnostic::at)
                    .orElse(diagnostic));
            return Optional.empty();
        }
    }
}
