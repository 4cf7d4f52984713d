package dev.weir.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Sensitive;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Other values of the same form in place of sensitive ones, and texts without what only those make different. Whoever is asked about the
 * one and the other tells by the difference what comes from sensitive values.
 */
public final class StandIns {
    /** In place of a reason that may quote sensitive values. */
    public static final String NOT_SHOWN = "The reason is not shown, because it may quote sensitive values.";

    private StandIns() {}

    /** The tree with another value in place of each marked one. Equal values stay equal. */
    public static JsonNode of(JsonNode tree) {
        return switch (tree) {
            case ObjectNode object -> {
                ObjectNode other = object.objectNode();
                object.properties().forEach(member -> other.set(member.getKey(), of(member.getValue())));
                yield other;
            }
            case ArrayNode array -> {
                ArrayNode other = array.arrayNode();
                array.forEach(element -> other.add(of(element)));
                yield other;
            }
            default -> Sensitive.is(tree) ? other(tree) : tree;
        };
    }

    private static JsonNode other(JsonNode value) {
        if (value.isTextual()) {
            return TextNode.valueOf(other(value.textValue()));
        }
        if (value.isBoolean()) {
            return BooleanNode.valueOf(!value.booleanValue());
        }
        if (value.isInt()) {
            return IntNode.valueOf(value.intValue() == Integer.MAX_VALUE ? 1 : value.intValue() + 1);
        }
        if (value.isLong()) {
            return LongNode.valueOf(value.longValue() == Long.MAX_VALUE ? 1 : value.longValue() + 1);
        }
        return value.isNumber() ? DecimalNode.valueOf(value.decimalValue().add(BigDecimal.ONE)) : value;
    }

    /** Letters become other letters and digits other digits, so that the form stays. */
    private static String other(String text) {
        StringBuilder other = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                other.append(c == 'z' ? 'a' : (char) (c + 1));
            } else if (c >= 'A' && c <= 'Z') {
                other.append(c == 'Z' ? 'A' : (char) (c + 1));
            } else if (c >= '0' && c <= '9') {
                other.append(c == '9' ? '1' : (char) (c + 1));
            } else {
                other.append(c);
            }
        }
        return other.toString().equals(text) ? text + "x" : other.toString();
    }

    /** The diagnostic without what only other sensitive values make different; without its detail where they lead to no such one. */
    public static Diagnostic hidden(Diagnostic one, Optional<Diagnostic> ofOthers) {
        return new Diagnostic(
                one.severity(),
                one.summary(),
                hidden(one.detail(), ofOthers.map(Diagnostic::detail)),
                one.address(),
                one.source());
    }

    /** The text without the part in which another one is different, as far as whole words. */
    public static String hidden(String text, Optional<String> ofOthers) {
        if (ofOthers.isEmpty()) {
            return NOT_SHOWN;
        }
        String other = ofOthers.get();
        if (other.equals(text)) {
            return text;
        }
        int start = 0;
        int most = Math.min(text.length(), other.length());
        while (start < most && text.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < most - start && text.charAt(text.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        int from = text.lastIndexOf(' ', Math.max(0, start - 1)) + 1;
        int to = text.indexOf(' ', text.length() - end);
        return text.substring(0, Math.min(from, start)) + Sensitive.HIDDEN + (to < 0 ? "" : text.substring(to));
    }
}
