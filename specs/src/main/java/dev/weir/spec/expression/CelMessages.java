package dev.weir.spec.expression;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.weir.spec.source.Spelling;
import java.util.Collection;
import java.util.List;

/** CEL's messages in the language of this module. */
final class CelMessages {
    private static final List<String> FUNCTIONS = List.of(
            "size",
            "contains",
            "startsWith",
            "endsWith",
            "matches",
            "int",
            "double",
            "string",
            "bool",
            "duration",
            "timestamp",
            "type",
            "has",
            "all",
            "exists",
            "exists_one",
            "map",
            "filter",
            "charAt",
            "indexOf",
            "join",
            "lastIndexOf",
            "lowerAscii",
            "upperAscii",
            "replace",
            "split",
            "substring",
            "trim");
    private static final int QUOTED_PARTS = 5;
    private static final String UNDECLARED = "undeclared reference to '";

    static final String INEXPRESSIBLE =
            "Expressions calculate with integers of 64 bits and with numbers of double precision;"
                    + " a longer number is passed on as it is written, but cannot be an operand.";

    private CelMessages() {}

    static Fault compilation(String message, String source, int offset, Collection<String> roots) {
        if (message.startsWith(UNDECLARED)) {
            String name = message.substring(UNDECLARED.length(), message.indexOf('\'', UNDECLARED.length()));
            int at = source.indexOf(name, Math.max(0, offset - name.length()));
            return undeclared(name, at < 0 ? offset : at, isCalled(source, name, at), roots);
        }
        if (message.startsWith("found no matching overload")) {
            return new Fault(offset, 1, "Operands do not fit", overload(message));
        }
        return new Fault(
                offset,
                1,
                "Malformed expression",
                "This is neither a reference nor a CEL expression: " + syntax(message));
    }

    /** The parser lists what it knows; what it has found says more. */
    private static String syntax(String message) {
        if (message.contains("'<EOF>' expecting") || message.contains("at input '<EOF>'")) {
            return "it ends too early.";
        }
        int quote = message.indexOf('\'');
        boolean token = message.startsWith("mismatched input")
                || message.startsWith("extraneous input")
                || message.startsWith("token recognition error");
        return token && quote >= 0
                ? message.substring(quote).split(" expecting", 2)[0] + " is not allowed here."
                : message.replace('\n', ' ') + ".";
    }

    private static boolean isCalled(String source, String name, int at) {
        return at >= 0 && source.startsWith("(", at + name.length());
    }

    private static Fault undeclared(String name, int at, boolean called, Collection<String> roots) {
        return called
                ? new Fault(
                        at,
                        name.length(),
                        "Unknown function",
                        "There is no function '" + name + "'." + Spelling.suggestion(name, FUNCTIONS) + " There are "
                                + String.join(", ", FUNCTIONS) + ".")
                : unknownName(name, at, roots);
    }

    static Fault unknownName(String name, int at, Collection<String> roots) {
        List<String> names = roots.stream().sorted().toList();
        return new Fault(
                at,
                name.length(),
                "Unknown name",
                "Nothing is called '" + name + "' here." + Spelling.suggestion(name, names)
                        + " An expression may start with " + String.join(", ", names) + ".");
    }

    private static String overload(String message) {
        String[] quoted = message.split("'", -1);
        if (quoted.length < QUOTED_PARTS) {
            return "The operator or function is not defined for these values.";
        }
        String hint =
                quoted[1].equals("_?_:_") ? " Put dyn(...) around one of the two values to allow different types." : "";
        return "'%s' is not defined for %s.%s".formatted(quoted[1].replace("_", ""), quoted[3], hint);
    }

    static String evaluation(CelEvaluationException failed) {
        if (failed.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND) {
            return "There is no such member: " + reason(failed) + ".";
        }
        return "Evaluating it fails: " + reason(failed) + ".";
    }

    private static String reason(CelEvaluationException failed) {
        String message = String.valueOf(failed.getMessage());
        return message.startsWith("evaluation error") ? message.substring(message.indexOf(": ") + 2) : message;
    }
}
