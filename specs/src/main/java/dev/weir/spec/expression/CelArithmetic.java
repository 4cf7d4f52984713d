package dev.weir.spec.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.runtime.CelFunctionBinding;
import java.util.List;

/** Whole numbers and others in one calculation: CEL itself would ask for {@code double(...)} around every whole one. */
final class CelArithmetic {
    private CelArithmetic() {}

    static void declare(CelCompilerBuilder builder) {
        declare(builder, "_+_", "add");
        declare(builder, "_-_", "subtract");
        declare(builder, "_*_", "multiply");
        declare(builder, "_/_", "divide");
    }

    private static void declare(CelCompilerBuilder builder, String operator, String word) {
        builder.addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                operator,
                CelOverloadDecl.newGlobalOverload(
                        "weir_" + word + "_int_double", SimpleType.DOUBLE, SimpleType.INT, SimpleType.DOUBLE),
                CelOverloadDecl.newGlobalOverload(
                        "weir_" + word + "_double_int", SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.INT)));
    }

    static List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from("weir_add_int_double", Long.class, Double.class, (a, b) -> a + b),
                CelFunctionBinding.from("weir_add_double_int", Double.class, Long.class, (a, b) -> a + b),
                CelFunctionBinding.from("weir_subtract_int_double", Long.class, Double.class, (a, b) -> a - b),
                CelFunctionBinding.from("weir_subtract_double_int", Double.class, Long.class, (a, b) -> a - b),
                CelFunctionBinding.from("weir_multiply_int_double", Long.class, Double.class, (a, b) -> a * b),
                CelFunctionBinding.from("weir_multiply_double_int", Double.class, Long.class, (a, b) -> a * b),
                CelFunctionBinding.from("weir_divide_int_double", Long.class, Double.class, (a, b) -> a / b),
                CelFunctionBinding.from("weir_divide_double_int", Double.class, Long.class, (a, b) -> a / b));
    }
}
