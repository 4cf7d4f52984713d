package dev.weir.contract.json;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Takes schemas that a value meets all at once apart into alternatives without {@code allOf}, {@code anyOf}, {@code oneOf},
 * conditions and references. Every value of the schemas is in some alternative; an alternative may hold more than that, because
 * what a long {@code oneOf} excludes is not kept.
 */
final class Branches {
    private static final int MAX_BRANCHES = 64;
    private static final int MAX_DEPTH = 100;
    /** Parts of a {@code oneOf}; the negations grow with their square. */
    private static final int MAX_EXCLUDED = 4;

    private final Budget budget;
    private final List<List<SchemaNode>> found = new ArrayList<>();

    private Branches(Budget budget) {
        this.budget = budget;
    }

    static List<List<SchemaNode>> of(Collection<SchemaNode> schemas, Budget budget) {
        var branches = new Branches(budget);
        branches.expand(new LinkedHashSet<>(), new ArrayDeque<>(schemas), 0);
        return branches.found;
    }

    private void expand(Set<SchemaNode> done, Deque<SchemaNode> todo, int depth) {
        while (!todo.isEmpty()) {
            SchemaNode schema = todo.removeFirst();
            budget.spend();
            if (schema.isFalse()
                    || schema.child("not").filter(SchemaNode::isTrue).isPresent()) {
                return;
            }
            if (schema.isTrue() || !done.add(schema)) {
                continue;
            }
            target(schema).ifPresent(todo::addFirst);
            schema.children("allOf").forEach(todo::addFirst);
            schema.child("not").map(Branches::instead).ifPresent(parts -> parts.forEach(todo::addFirst));
            List<Choice> choices = choices(schema);
            if (!choices.isEmpty()) {
                choose(choices, done, todo, depth + 1);
                return;
            }
        }
        add(done);
    }

    private void add(Set<SchemaNode> done) {
        if (found.size() >= MAX_BRANCHES) {
            throw new UndecidedException("more than %d alternatives".formatted(MAX_BRANCHES));
        }
        var branch = new LinkedHashSet<SchemaNode>();
        done.stream()
                .filter(schema -> schema.reference().isEmpty())
                .map(SchemaNode::own)
                .forEach(branch::add);
        found.add(List.copyOf(branch));
    }

    /** An unresolved reference constrains nothing here, which only makes the alternatives larger. */
    private static Optional<SchemaNode> target(SchemaNode schema) {
        return schema.reference().flatMap(schema.document()::resolve);
    }

    /** One of several groups of schemas must be met. */
    private record Choice(List<List<SchemaNode>> groups) {}

    private static List<Choice> choices(SchemaNode schema) {
        List<Choice> choices = new ArrayList<>();
        List<SchemaNode> any = schema.children("anyOf");
        if (!any.isEmpty()) {
            choices.add(new Choice(any.stream().map(List::of).toList()));
        }
        List<SchemaNode> one = schema.children("oneOf");
        if (!one.isEmpty()) {
            choices.add(new Choice(
                    IntStream.range(0, one.size()).mapToObj(i -> alone(one, i)).toList()));
        }
        schema.child("if").ifPresent(condition -> choices.add(conditional(schema, condition)));
        return choices;
    }

    /** One part of a {@code oneOf}, and, as long as they are few, none of the others. */
    private static List<SchemaNode> alone(List<SchemaNode> parts, int index) {
        if (parts.size() > MAX_EXCLUDED) {
            return List.of(parts.get(index));
        }
        List<SchemaNode> group = new ArrayList<>(List.of(parts.get(index)));
        for (int i = 0; i < parts.size(); i++) {
            if (i != index) {
                group.add(parts.get(i).document().negation(parts.get(i)));
            }
        }
        return group;
    }

    /** What a {@code not} says without it: a second one cancels it, and none of several is each of them denied. */
    private static List<SchemaNode> instead(SchemaNode denied) {
        if (denied.json().size() != 1) {
            return List.of();
        }
        List<SchemaNode> parts = new ArrayList<>();
        denied.child("not").ifPresent(parts::add);
        denied.children("anyOf").forEach(part -> parts.add(denied.document().negation(part)));
        return parts;
    }

    private static Choice conditional(SchemaNode schema, SchemaNode condition) {
        List<SchemaNode> then = new ArrayList<>(List.of(condition));
        schema.child("then").ifPresent(then::add);
        List<SchemaNode> otherwise = new ArrayList<>(List.of(schema.document().negation(condition)));
        schema.child("else").ifPresent(otherwise::add);
        return new Choice(List.of(then, otherwise));
    }

    private void choose(List<Choice> choices, Set<SchemaNode> done, Deque<SchemaNode> todo, int depth) {
        if (depth > MAX_DEPTH) {
            throw new UndecidedException("alternatives nested too deep");
        }
        for (List<SchemaNode> group : product(choices)) {
            budget.spend(done.size() + todo.size());
            Deque<SchemaNode> rest = new ArrayDeque<>(todo);
            group.forEach(rest::addFirst);
            expand(new LinkedHashSet<>(done), rest, depth);
        }
    }

    private static List<List<SchemaNode>> product(List<Choice> choices) {
        List<List<SchemaNode>> groups = List.of(List.of());
        for (Choice choice : choices) {
            List<List<SchemaNode>> longer = new ArrayList<>();
            for (List<SchemaNode> group : groups) {
                for (List<SchemaNode> next : choice.groups()) {
                    List<SchemaNode> joined = new ArrayList<>(group);
                    joined.addAll(next);
                    longer.add(joined);
                }
            }
            groups = longer;
            if (groups.size() > MAX_BRANCHES) {
                throw new UndecidedException("more than %d alternatives".formatted(MAX_BRANCHES));
            }
        }
        return groups;
    }
}
