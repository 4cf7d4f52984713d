package dev.weir.spec.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.weir.spec.source.Pointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One error of the validator.
 *
 * @param keyword that failed
 * @param pointer of the value
 * @param route the steps through the schema that led to the keyword
 * @param property the member concerned, for {@code required}, {@code dependentRequired} and {@code additionalProperties}; else
 *     empty
 * @param expected the keyword's value in the schema
 * @param value the value
 */
record Finding(String keyword, String pointer, List<String> route, String property, JsonNode expected, JsonNode value) {
    private static final Set<String> CONDITIONS =
            Set.of("oneOf", "anyOf", "if", "then", "else", "not", "dependentSchemas", "contains");
    private static final Set<String> WITH_NAME = Set.of("properties", "dependentSchemas", "$defs");
    private static final Set<String> WITH_INDEX = Set.of("oneOf", "anyOf", "allOf", "prefixItems");

    static Finding of(Error error) {
        NodePath location = error.getInstanceLocation();
        String pointer = Pointers.ROOT;
        for (int i = 0; i < location.getNameCount(); i++) {
            pointer = Pointers.member(pointer, location.getName(i));
        }
        NodePath evaluation = error.getEvaluationPath();
        List<String> route = new ArrayList<>();
        for (int i = 0; i < evaluation.getNameCount(); i++) {
            route.add(evaluation.getName(i));
        }
        String property = error.getProperty() == null ? "" : error.getProperty();
        return new Finding(
                error.getKeyword(), pointer, route, property, error.getSchemaNode(), error.getInstanceNode());
    }

    /** Whether the error depends on what else the value, or one around it, holds. */
    boolean isConditional() {
        return keywords().stream().anyMatch(CONDITIONS::contains);
    }

    /** The keywords on the route, without the names and indexes between them. */
    private List<String> keywords() {
        List<String> keywords = new ArrayList<>();
        for (int i = 0; i < route.size(); i++) {
            keywords.add(route.get(i));
            if (WITH_NAME.contains(route.get(i)) || WITH_INDEX.contains(route.get(i))) {
                i++;
            }
        }
        return keywords;
    }

    /** The pointers of the members that are missing. */
    Set<String> missing() {
        return switch (keyword) {
            case "required" -> Set.of(Pointers.member(pointer, property));
            case "dependentRequired" ->
                lacking().stream().map(name -> Pointers.member(pointer, name)).collect(Collectors.toSet());
            default -> Set.of();
        };
    }

    /** What {@code property} needs beside it and is not there, for {@code dependentRequired}. */
    List<String> lacking() {
        List<String> names = new ArrayList<>();
        expected.path(property).forEach(name -> {
            if (!value.has(name.asText())) {
                names.add(name.asText());
            }
        });
        return names;
    }

    /** The index in the route of the first choice at or behind {@code from}; -1 when there is none. */
    int choice(int from) {
        for (int i = from; i < route.size(); i++) {
            String keyword = route.get(i);
            if ((keyword.equals("oneOf") || keyword.equals("anyOf")) && i + 1 < route.size()) {
                return i;
            }
            if (WITH_NAME.contains(keyword) || WITH_INDEX.contains(keyword)) {
                i++;
            }
        }
        return -1;
    }
}
