package dev.weir.contract.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Proves that no value meets some schemas. Not to find a proof says nothing. */
final class Emptiness {
    private static final int MAX_DEPTH = 6;
    private static final int MAX_ITEMS = 8;

    private final Patterns patterns;
    private final Evaluator evaluator;
    private final Budget budget;
    private final Sameness sameness;

    Emptiness(Patterns patterns, Evaluator evaluator, Budget budget, Sameness sameness) {
        this.patterns = patterns;
        this.evaluator = evaluator;
        this.budget = budget;
        this.sameness = sameness;
    }

    boolean proves(Collection<SchemaNode> schemas) {
        return proves(schemas, 0);
    }

    boolean proves(Branch branch) {
        return isEmpty(branch, 0);
    }

    static List<SchemaNode> both(Collection<SchemaNode> some, SchemaNode... more) {
        List<SchemaNode> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }

    private boolean proves(Collection<SchemaNode> schemas, int depth) {
        if (depth > MAX_DEPTH || schemas.isEmpty()) {
            return false;
        }
        if (schemas.stream().anyMatch(SchemaNode::isFalse)) {
            return true;
        }
        if (contradicts(schemas)) {
            return true;
        }
        return Branches.of(schemas, budget).stream()
                .allMatch(each -> isEmpty(new Branch(each, patterns, evaluator), depth));
    }

    /** A schema next to its own negation. */
    private boolean contradicts(Collection<SchemaNode> schemas) {
        long negations = schemas.stream().filter(schema -> schema.has("not")).count();
        budget.spend((int) Math.min(Integer.MAX_VALUE, negations * schemas.size() / 16));
        return schemas.stream().flatMap(schema -> schema.child("not").stream()).anyMatch(not -> schemas.stream()
                .anyMatch(schema -> sameness.of(schema, not)));
    }

    private boolean isEmpty(Branch branch, int depth) {
        budget.spend();
        if (branch.values().isPresent()) {
            return branch.values().get().isEmpty();
        }
        return Kinds.each(branch.kinds()).stream().allMatch(kind -> isEmpty(branch, kind, depth));
    }

    private boolean isEmpty(Branch branch, int kind, int depth) {
        return switch (kind) {
            case Kinds.INTEGER, Kinds.FRACTION -> branch.range().isEmpty();
            case Kinds.STRING -> branch.least("minLength") > branch.most("maxLength");
            case Kinds.ARRAY -> branch.least("minItems") > branch.most("maxItems") || lacksItem(branch, depth);
            case Kinds.OBJECT -> branch.leastProperties() > branch.mostProperties() || lacksProperty(branch, depth);
            default -> false;
        };
    }

    private boolean lacksItem(Branch branch, int depth) {
        int count = Math.min(branch.least("minItems"), MAX_ITEMS);
        for (int i = 0; i < count; i++) {
            if (proves(branch.item(i), depth + 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean lacksProperty(Branch branch, int depth) {
        for (String name : branch.required()) {
            budget.spend();
            if (branch.forbids(name) || proves(branch.property(name), depth + 1)) {
                return true;
            }
        }
        return false;
    }
}
