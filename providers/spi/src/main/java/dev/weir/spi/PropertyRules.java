package dev.weir.spi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A kind that opts in to rules beyond its JSON Schema: what the service always refuses, told offline. {@code validate} and
 * {@code plan} both ask, so that what one of them accepts the other accepts as well.
 */
public interface PropertyRules {
    /**
     * What is wrong with desired properties, each mistake at the value that it is about. Pure: makes no calls.
     *
     * @param desired evaluated properties with the schema's defaults filled in, as the user wrote them: short forms are not
     *     expanded. Tolerates any shape: a value that could not be evaluated is null, and the schema's own violations are
     *     reported elsewhere
     */
    List<PropertyProblem> check(ObjectNode desired);
}
