package dev.weir.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spec.schema.SchemaTree;
import dev.weir.spec.source.Pointers;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Sensitive;
import java.util.List;

/** Marks the values of properties that a kind's schema says are sensitive, wherever they come from. */
final class SensitiveProperties {
    private SensitiveProperties() {}

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
