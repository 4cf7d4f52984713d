package dev.weir.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spec.schema.SchemaTree;
import dev.weir.spec.source.Pointers;
import dev.weir.spec.yaml.Located;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Sensitive;
import java.util.Optional;

/**
 * Refuses sensitive values where objects are named: what a resource is called, and what its properties refer to. Names stand in
 * ARNs, marks, graphs, plans and reports, and in what a kind derives from them.
 */
record SensitiveNames(Instance instance, Problems problems) {
    void refuse(ObjectNode properties) {
        KindSchema kind = instance.declaration().kind();
        walk(SchemaTree.of(kind), properties, Pointers.ROOT);
    }

    private void walk(SchemaTree tree, JsonNode value, String pointer) {
        if (Sensitive.is(value)) {
            what(tree, pointer).ifPresent(what -> report(pointer, what));
        }
        value.properties()
                .forEach(member -> walk(
                        tree.member(member.getKey()), member.getValue(), Pointers.member(pointer, member.getKey())));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            walk(tree.element(), value.get(i), Pointers.element(pointer, i));
        }
    }

    /** What a property names; empty where it names nothing. */
    private Optional<String> what(SchemaTree tree, String pointer) {
        KindSchema kind = instance.declaration().kind();
        boolean identity = kind.identity().stream()
                .anyMatch(name -> Pointers.member(Pointers.ROOT, name).equals(pointer));
        return identity
                ? Optional.of("names the " + kind.singular())
                : KindSchema.reference(tree.schema()).map(reference -> "refers to one of the " + reference.kind());
    }

    private static String shown(String pointer) {
        return pointer.lastIndexOf('/') == 0 ? Pointers.last(pointer) : pointer;
    }

    private void report(String pointer, String what) {
        Located at = instance.declaration().at();
        problems.accept(Diagnostic.error(
                        "Sensitive name",
                        "'%s' %s. Names stand in ARNs, marks and plans, so they cannot come from a sensitive value."
                                .formatted(shown(pointer), what))
                .about(instance.address().toString())
                .at(at.places().site(pointer).orElseGet(at::owner)));
    }
}
