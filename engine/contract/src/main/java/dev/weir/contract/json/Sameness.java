package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether two schemas of two documents say the same, word for word, and their references lead to the same. */
final class Sameness {
    private final SchemaDocument one;
    private final SchemaDocument other;
    /** Whether equal texts are equal schemas: both documents are of one draft, and nothing in them refers to anything. */
    private final boolean plain;

    /** References that lead to something else in the other document, directly or by way of others. */
    private Set<String> moved;

    Sameness(SchemaDocument one, SchemaDocument other) {
        this.one = one;
        this.other = other;
        this.plain = one.draft() == other.draft() && !one.hasReferences() && !other.hasReferences();
    }

    /** What {@link #of} says of schemas that can be told the same by their texts alone, which takes far less time. */
    boolean ofTexts(JsonNode left, JsonNode right) {
        return plain && left.equals(right);
    }

    boolean of(SchemaNode left, SchemaNode right) {
        return left == right
                || ofTexts(left.json(), right.json())
                || (left.width() == right.width()
                        && left.form().equals(right.form())
                        && leadsToTheSame(left.form().references()));
    }

    private boolean leadsToTheSame(Set<String> references) {
        if (references.isEmpty()) {
            return true;
        }
        if (moved == null) {
            moved = moved();
        }
        return references.stream().noneMatch(moved::contains);
    }

    private Set<String> moved() {
        Map<String, Set<String>> usedBy = new HashMap<>();
        Set<String> different = new HashSet<>();
        Deque<String> todo = new ArrayDeque<>(one.rootNode().form().references());
        todo.addAll(other.rootNode().form().references());
        Set<String> seen = new HashSet<>();
        while (!todo.isEmpty()) {
            String reference = todo.remove();
            if (seen.add(reference)) {
                Optional<Form> left = one.resolve(reference).map(SchemaNode::form);
                Optional<Form> right = other.resolve(reference).map(SchemaNode::form);
                if (!left.equals(right) || (left.isEmpty() && !JsonReferences.isAbsolute(reference))) {
                    different.add(reference);
                }
                left.ifPresent(form -> use(form, reference, usedBy, todo));
                right.ifPresent(form -> use(form, reference, usedBy, todo));
            }
        }
        return spread(different, usedBy);
    }

    private static void use(Form form, String by, Map<String, Set<String>> usedBy, Deque<String> todo) {
        for (String used : form.references()) {
            usedBy.computeIfAbsent(used, each -> new HashSet<>()).add(by);
            todo.add(used);
        }
    }

    private static Set<String> spread(Set<String> different, Map<String, Set<String>> usedBy) {
        Deque<String> todo = new ArrayDeque<>(different);
        while (!todo.isEmpty()) {
            for (String user : usedBy.getOrDefault(todo.remove(), Set.of())) {
                if (different.add(user)) {
                    todo.add(user);
                }
            }
        }
        return different;
    }
}
