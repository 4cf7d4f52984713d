package dev.weir.engine.plan;

import dev.weir.engine.Problems;
import dev.weir.spec.Resource;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is referred to by name and not declared must exist, and must outlive the plan. */
final class ReferenceRules {
    private final Kinds kinds;
    private final Declarations declarations;

    ReferenceRules(Kinds kinds, Declarations declarations) {
        this.kinds = kinds;
        this.declarations = declarations;
    }

    /** The objects that resources in scope name and the stack does not declare. */
    Set<Identity> undeclared() {
        Set<Identity> identities = new TreeSet<>();
        declarations.inOrder().forEach(resource -> open(resource).stream()
                .flatMap(found -> found.identity().stream())
                .filter(identity -> kinds.has(identity.kind()))
                .forEach(identities::add));
        return identities;
    }

    List<Diagnostic> check(LiveState state, List<Live> leftovers) {
        ReferenceIndex goingIndex = new ReferenceIndex();
        Set<Identity> going = new HashSet<>();
        leftovers.forEach(live -> {
            goingIndex.add(live.identity(), live.properties(), live.attributes());
            going.add(live.identity());
        });
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Resource resource : declarations.inOrder()) {
            for (References.Found found : open(resource)) {
                Optional<Identity> meant = goingIndex.resolve(found).or(found::identity);
                meant.filter(identity -> kinds.has(identity.kind()))
                        .flatMap(identity -> check(identity, going, state))
                        .ifPresent(problem -> diagnostics.add(Problems.at(resource, found.pointer(), problem)));
            }
        }
        return diagnostics;
    }

    private Optional<Diagnostic> check(Identity identity, Set<Identity> going, LiveState state) {
        if (going.contains(identity)) {
            return Optional.of(Diagnostic.error(
                    "The object referred to would be deleted",
                    "The %s is owned by this stack and no longer declared, so this plan deletes it. Declare it again, or refer to another one."
                            .formatted(kinds.describe(identity))));
        }
        return state.find(identity).isPresent() || state.hidden(identity).isPresent()
                ? Optional.empty()
                : Optional.of(Diagnostic.error(
                        "The object referred to does not exist",
                        "There is no %s, and no resource of this stack declares it. Declare it, or correct the name."
                                .formatted(kinds.describe(identity))));
    }

    private List<References.Found> open(Resource resource) {
        return declarations.references(resource).stream()
                .filter(found -> declarations.resolve(found).isEmpty())
                .toList();
    }
}
