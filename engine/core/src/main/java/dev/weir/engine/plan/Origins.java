package dev.weir.engine.plan;

import dev.weir.engine.Origin;
import dev.weir.spec.Resource;
import dev.weir.spec.Stack;
import dev.weir.spi.Difference;
import dev.weir.spi.Identity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what the declaration changed from what somebody else changed, by an earlier declaration. */
final class Origins {
    private final Optional<Map<Identity, Resource>> base;
    private final Declarations declarations;

    Origins(Optional<Stack> base, Declarations declarations) {
        this.base = base.map(Origins::byIdentity);
        this.declarations = declarations;
    }

    /** Drift only where the declaration is the same as at the base; without a base everything counts as a change. */
    Origin of(Draft draft) {
        return base.filter(resources -> isDrift(draft, Optional.ofNullable(resources.get(draft.identity()))))
                        .isPresent()
                ? Origin.DRIFT
                : Origin.CHANGE;
    }

    private boolean isDrift(Draft draft, Optional<Resource> before) {
        Optional<Resource> now = declarations.find(draft.identity());
        if (before.isEmpty() || now.isEmpty()) {
            return before.isEmpty() && now.isEmpty();
        }
        List<Difference> differences = draft.response().differences();
        boolean whole = draft.live().isEmpty() || differences.isEmpty();
        return whole
                ? sameDeclaration(before.get(), now.get())
                : differences.stream().allMatch(difference -> sameAt(difference.path(), before.get(), now.get()));
    }

    private static boolean sameDeclaration(Resource before, Resource now) {
        return before.address().equals(now.address())
                && before.properties().equals(now.properties())
                && before.lifecycle().equals(now.lifecycle());
    }

    private static boolean sameAt(String path, Resource before, Resource now) {
        return before.properties().at(path).equals(now.properties().at(path));
    }

    private static Map<Identity, Resource> byIdentity(Stack stack) {
        Map<Identity, Resource> resources = new HashMap<>();
        stack.resources().values().forEach(resource -> resources.put(resource.identity(), resource));
        return resources;
    }
}
