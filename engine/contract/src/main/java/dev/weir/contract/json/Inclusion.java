package dev.weir.contract.json;

import dev.weir.contract.evolution.Direction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Proves that every instance of the writer's schema is an instance of the reader's, or finds the gaps.
 *
 * <p>The writer's side is a list of schemas that a value meets all at once; it is taken apart into {@link Branches}, and each
 * of them must meet every keyword of the reader's schema. Whatever is dropped on the way is dropped on the writer's side only,
 * which makes it larger: so no gap means inclusion. A gap is certain only when an instance was built that the
 * {@link Evaluator} accepts on one side and rejects on the other.
 *
 * <p>A pair of schemas that is met again inside itself, one level deeper in the instance, counts as included: instances are
 * finite, so this is an induction.
 */
final class Inclusion {
    private static final int MAX_STEPS = 60_000;
    private static final int MAX_EVALUATIONS = 100_000;
    private static final int MAX_DEPTH = 120;
    static final int MAX_GAPS = 100;

    private final Direction direction;
    private final Budget budget = new Budget(MAX_STEPS);
    private final Patterns patterns = new Patterns();
    private final Evaluator evaluator = new Evaluator(patterns, new Budget(MAX_EVALUATIONS));
    private final Samples samples = new Samples(patterns, evaluator, budget);
    private final Sameness sameness;
    private final Emptiness emptiness;

    private final Map<Pair, Integer> open = new HashMap<>();
    private final Map<Pair, List<Gap>> failed = new HashMap<>();
    private final Set<Pair> proven = new HashSet<>();
    private final List<Pair> provenInOrder = new ArrayList<>();
    private int instanceDepth;
    private int depth;

    private record Pair(Set<SchemaNode> left, SchemaNode right) {}

    Inclusion(SchemaDocument writer, SchemaDocument reader, Direction direction) {
        this.direction = direction;
        this.sameness = new Sameness(writer, reader);
        this.emptiness = new Emptiness(patterns, evaluator, budget, sameness);
    }

    Direction direction() {
        return direction;
    }

    Evaluator evaluator() {
        return evaluator;
    }

    Samples samples() {
        return samples;
    }

    Emptiness emptiness() {
        return emptiness;
    }

    Patterns patterns() {
        return patterns;
    }

    Sameness sameness() {
        return sameness;
    }

    void spend(int steps) {
        budget.spend(steps);
    }

    /** The gaps one level deeper in the instance: in a property or an element. */
    List<Gap> within(Collection<SchemaNode> left, SchemaNode right) {
        instanceDepth++;
        List<Gap> gaps = between(left, right);
        instanceDepth--;
        return gaps;
    }

    /** The gaps between the schemas on the left, met all at once, and the one on the right; none when it includes them. */
    List<Gap> between(Collection<SchemaNode> left, SchemaNode right) {
        budget.spend(1 + left.size() / 8);
        if (right.isTrue() || left.stream().anyMatch(each -> each.isFalse() || sameness.of(each, right))) {
            return List.of();
        }
        Pair pair = new Pair(Set.copyOf(left), right);
        if (proven.contains(pair)) {
            return List.of();
        }
        if (failed.containsKey(pair)) {
            return failed.get(pair);
        }
        Integer openedAt = open.get(pair);
        if (openedAt != null) {
            requireDescent(openedAt);
            return List.of();
        }
        return compare(List.copyOf(left), right, pair);
    }

    private void requireDescent(int openedAt) {
        if (openedAt == instanceDepth) {
            throw new UndecidedException("a $ref leads back to itself");
        }
    }

    private List<Gap> compare(List<SchemaNode> left, SchemaNode right, Pair pair) {
        int atDepth = depth;
        int atInstanceDepth = instanceDepth;
        int before = provenInOrder.size();
        open.put(pair, instanceDepth);
        List<Gap> gaps = attempt(left, right);
        open.remove(pair);
        depth = atDepth;
        instanceDepth = atInstanceDepth;
        if (gaps.isEmpty()) {
            proven.add(pair);
            provenInOrder.add(pair);
        } else {
            failed.put(pair, gaps);
            forget(before);
        }
        return gaps;
    }

    private List<Gap> attempt(List<SchemaNode> left, SchemaNode right) {
        try {
            if (++depth > MAX_DEPTH) {
                throw new UndecidedException("the schemas are nested too deep");
            }
            return branches(left, right);
        } catch (UndecidedException e) {
            budget.spend();
            return List.of(Gap.undecided(right, e));
        }
    }

    /** What was proven while this pair was assumed to hold may rest on it. */
    private void forget(int before) {
        List<Pair> since = provenInOrder.subList(before, provenInOrder.size());
        proven.removeAll(Set.copyOf(since));
        since.clear();
    }

    private List<Gap> branches(List<SchemaNode> left, SchemaNode right) {
        List<Gap> gaps = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (List<SchemaNode> schemas : Branches.of(left, budget)) {
            Branch branch = new Branch(schemas, patterns, evaluator);
            if (gaps.size() < MAX_GAPS && !emptiness.proves(branch)) {
                Rules.gaps(new Site(this, left, branch, right)).stream()
                        .filter(gap -> seen.add(gap.path()
                                + ' '
                                + gap.rule()
                                + ' '
                                + gap.witness().isPresent()))
                        .forEach(gaps::add);
            }
        }
        return gaps;
    }
}
