package dev.weir.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spec.schema.SchemaTree;
import dev.weir.spec.source.Pointers;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Identity;
import dev.weir.spi.KindSchema;
import dev.weir.spi.KindSchema.Reference;
import dev.weir.spi.Principals;
import dev.weir.spi.SourceRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which resource a name stands for, whether it is written out or comes from a reference. */
final class Identities {
    private final Map<Reference, Map<String, Address>> byValue = new HashMap<>();
    private final Collection<Evaluated> resources;

    Identities(Collection<Evaluated> resources) {
        this.resources = resources;
    }

    /** Reports resources that are the same object. */
    void checkUnique(Problems problems) {
        Map<Identity, Evaluated> seen = new HashMap<>();
        for (Evaluated resource : resources) {
            resource.identity().ifPresent(identity -> {
                Evaluated first = seen.putIfAbsent(identity, resource);
                if (first != null) {
                    duplicate(identity, first, resource, problems);
                    duplicate(identity, resource, first, problems);
                }
            });
        }
    }

    private static void duplicate(Identity identity, Evaluated one, Evaluated other, Problems problems) {
        String property = one.instance().declaration().kind().identity().getLast();
        SourceRange place = place(one, Pointers.member(Pointers.ROOT, property));
        problems.accept(Diagnostic.error(
                        "Same object declared twice",
                        "%s and %s (%s) are both the %s '%s'."
                                .formatted(
                                        one.instance().address(),
                                        other.instance().address(),
                                        place(other, Pointers.member(Pointers.ROOT, property)),
                                        one.instance().declaration().kind().singular(),
                                        identity.name()))
                .about(one.instance().address().toString())
                .at(place));
    }

    private static SourceRange place(Evaluated resource, String pointer) {
        return resource.instance().declaration().at().places().site(pointer).orElseGet(() -> resource.instance()
                .declaration()
                .at()
                .owner());
    }

    /**
     * The other resources of the stack that must exist before this one can: those that stand in properties annotated as
     * references, and as principals in policies, which the service looks up. A name within any other text is only a text.
     */
    List<Edge<Address>> needs(Evaluated resource) {
        List<Edge<Address>> edges = new ArrayList<>();
        collect(
                resource,
                SchemaTree.of(resource.instance().declaration().kind()),
                resource.properties(),
                Pointers.ROOT,
                edges);
        return edges;
    }

    private void collect(
            Evaluated resource, SchemaTree tree, JsonNode value, String pointer, List<Edge<Address>> into) {
        if (value.isTextual()) {
            KindSchema.reference(tree.schema())
                    .ifPresent(reference -> add(resource, reference, value.textValue(), pointer, into));
        }
        if (KindSchema.is(tree.schema(), "policy")) {
            Principals.in(value)
                    .forEach(found ->
                            add(resource, Principals.REFERENCE, found.value(), pointer + found.pointer(), into));
        }
        value.properties()
                .forEach(member -> collect(
                        resource,
                        tree.member(member.getKey()),
                        member.getValue(),
                        Pointers.member(pointer, member.getKey()),
                        into));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            collect(resource, tree.element(), value.get(i), Pointers.element(pointer, i), into);
        }
    }

    private void add(Evaluated resource, Reference reference, String value, String pointer, List<Edge<Address>> into) {
        Address from = resource.instance().address();
        find(reference, value)
                .filter(address -> !address.equals(from))
                .map(address -> new Edge<>(from, address, place(resource, pointer)))
                .ifPresent(into::add);
    }

    private Optional<Address> find(Reference reference, String value) {
        return Optional.ofNullable(
                byValue.computeIfAbsent(reference, this::index).get(value));
    }

    private Map<String, Address> index(Reference reference) {
        Map<String, Address> index = new HashMap<>();
        for (Evaluated resource : resources) {
            if (resource.instance().declaration().kind().kind().equals(reference.kind())) {
                String value = reference.attribute().equals("identity")
                        ? resource.identity().map(Identity::name).orElse("")
                        : resource.view().path(reference.attribute()).asText("");
                index.putIfAbsent(value, resource.instance().address());
            }
        }
        return index;
    }
}
