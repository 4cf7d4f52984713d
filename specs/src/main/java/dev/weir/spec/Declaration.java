package dev.weir.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spec.yaml.Located;
import dev.weir.spi.KindSchema;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One resource as it is written.
 *
 * @param properties without the options of the language itself
 * @param at where; pointers into the properties are pointers from here
 * @param forEach what to repeat it for
 * @param formulas the texts with expressions, by pointer
 * @param broken pointers of values in whose place something else stands
 * @param wrong pointers of values about which a mistake has been reported
 */
record Declaration(
        Address address,
        KindSchema kind,
        ObjectNode properties,
        Located at,
        Optional<Located> forEach,
        Lifecycle lifecycle,
        Map<String, Formula> formulas,
        Set<String> broken,
        Set<String> wrong) {}
