package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The drafts that the registry knows; a definition that names none of them is read as the newest. */
enum Draft {
    DRAFT_04,
    DRAFT_06,
    DRAFT_07;

    private static final List<String> OTHERS = List.of("draft-03", "2019-09", "2020-12");
    private static final Set<String> SINCE_06 = Set.of("const", "contains", "propertyNames");
    private static final Set<String> SINCE_07 = Set.of("if", "then", "else");

    static Draft of(JsonNode root) {
        String name = root.path("$schema").asText();
        if (name.contains("draft-04")) {
            return DRAFT_04;
        }
        return name.contains("draft-06") ? DRAFT_06 : DRAFT_07;
    }

    /** The dialect that a definition names, where the registry is known not to know it. */
    static Optional<String> unknown(JsonNode root) {
        return Optional.of(root.path("$schema").asText())
                .filter(name -> OTHERS.stream().anyMatch(name::contains));
    }

    /** Whether the keyword constrains anything in this draft. */
    boolean knows(String keyword) {
        return switch (this) {
            case DRAFT_04 -> !SINCE_06.contains(keyword) && !SINCE_07.contains(keyword);
            case DRAFT_06 -> !SINCE_07.contains(keyword);
            case DRAFT_07 -> true;
        };
    }
}
