package dev.weir.spec;

import dev.weir.spec.expression.Expression;
import dev.weir.spec.expression.Template;
import dev.weir.spec.yaml.Located;
import java.util.List;

/**
 * A scalar with expressions.
 *
 * @param at the scalar
 * @param expressions those of the template in their order; fewer when one of them is wrong, which has been reported
 */
record Formula(Located at, Template template, List<Expression> expressions) {

    boolean isUsable() {
        return expressions.size() == template.expressions().size();
    }
}
