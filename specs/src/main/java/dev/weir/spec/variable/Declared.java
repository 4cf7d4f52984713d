package dev.weir.spec.variable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spec.yaml.Located;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One declared variable.
 *
 * @param at where
 * @param standard the default
 */
record Declared(
        String name,
        Type type,
        Optional<Located> standard,
        boolean sensitive,
        List<JsonNode> allowed,
        Optional<Pattern> pattern,
        Located at) {}
