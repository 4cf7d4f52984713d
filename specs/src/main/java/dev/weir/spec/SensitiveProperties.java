package dev.weir.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spec.schema.SchemaTree;
import dev.weir.spec.source.Pointers;
import dev.weir.spec.yaml.Located;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Sensitive;
import java.util.ArrayList;
import java.util.List;

/** Marks the values of properties that a kind's schema says are sensitive, wherever they come from. */
final class SensitiveProperties {
    private SensitiveProperties() {}

    /** The values of such properties where a declaration writes them out. */
    static List<Located> written(Declaration declaration) {
        List<Located> found = new ArrayList<>();
        written(SchemaTree.of(declaration.kind()), declaration.at(), found);
        return found;
    }

    private static void written(SchemaTree tree, Located value, List<Located> into) {
        if (KindSchema.is(tree.schema(), "sensitive")) {
            value.leaves().stream()
                    .filter(leaf -> !leaf.value().asText().contains("${"))
                    .forEach(into::add);
            return;
        }
        value.members().forEach(member -> written(tree.member(member.name()), member, into));
        value.elements().forEach(element -> written(tree.element(), element, into));
    }

    static void mark(KindSchema kind, ObjectNode properties, Address address) {
        mark(SchemaTree.of(kind), properties, Pointers.ROOT, address);
    }

    private static JsonNode mark(SchemaTree tree, JsonNode value, String pointer, Address address) {
        if (KindSchema.is(tree.schema(), "sensitive")) {
            return Sensitive.in(value) ? value : Sensitive.mark(value, List.of(address + pointer));
        }
        switch (value) {
            case ObjectNode object ->
                object.properties()
                        .forEach(member -> member.setValue(mark(
                                tree.member(member.getKey()),
                                member.getValue(),
                                Pointers.member(pointer, member.getKey()),
                                address)));
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, mark(tree.element(), array.get(i), Pointers.element(pointer, i), address));
                }
            }
            default -> {
                // an ordinary scalar
            }
        }
        return value;
    }
}
