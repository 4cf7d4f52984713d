package dev.weir.spec.variable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spec.source.Pointers;
import dev.weir.spec.yaml.Located;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The variables of a stack with their values.
 *
 * @param values by name; a declared variable without one has been reported
 * @param names of all declared variables
 * @param hidden names of the sensitive ones, whether they have a value or not; the scalars of their values are marked
 * @param secrets the sensitive values, each scalar by a name such as {@code var.password}
 * @param sensitive the sensitive values where they are written, and those that may be, because no variable has their name
 * @param concealed names of files that may hold sensitive values and could not be read, so that nobody knows where
 */
public record Variables(
        Map<String, JsonNode> values,
        Set<String> names,
        Set<String> hidden,
        Map<String, String> secrets,
        List<Located> sensitive,
        Set<String> concealed) {
    /** Starts the names of origins that are variables. */
    public static final String ORIGIN = "var.";

    public Variables {
        values = Map.copyOf(values);
        names = new TreeSet<>(names);
        hidden = new TreeSet<>(hidden);
        secrets = Map.copyOf(secrets);
        sensitive = List.copyOf(sensitive);
        concealed = Set.copyOf(concealed);
    }

    /** The scalars of a value by a name made of the value's own and the path to the scalar. */
    public static Map<String, String> leaves(String name, JsonNode value) {
        Map<String, String> leaves = new LinkedHashMap<>();
        collect(name, value, leaves);
        return leaves;
    }

    private static void collect(String name, JsonNode value, Map<String, String> into) {
        switch (value.getNodeType()) {
            case OBJECT ->
                value.properties().forEach(member -> collect(name + "." + member.getKey(), member.getValue(), into));
            case ARRAY -> {
                for (int i = 0; i < value.size(); i++) {
                    collect(name + "[" + i + "]", value.get(i), into);
                }
            }
            case NULL, MISSING -> into.remove(Pointers.ROOT);
            default -> into.put(name, value.asText());
        }
    }
}
