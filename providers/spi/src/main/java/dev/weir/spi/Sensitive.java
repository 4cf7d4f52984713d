package dev.weir.spi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.Serial;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A scalar that must not be shown, whatever it looks like: the mark travels with the node, not with its text. To everybody else a
 * marked node is an ordinary one: it equals an unmarked node of the same value, has its type, and its copy is the node itself, so
 * that trees can be compared, copied and put together without losing the mark. Reading the value ({@code asText}) and writing it
 * into another node does lose it; the engine finds what a kind makes of sensitive values in its own way.
 */
public sealed interface Sensitive {
    /** Stands in place of a sensitive value wherever people or files get to see it. */
    String HIDDEN = "(sensitive)";

    /** The variables that the value comes from, such as {@code var.password}; empty where its property is sensitive by itself. */
    SortedSet<String> origins();

    /** Whether a node is a marked scalar. */
    static boolean is(JsonNode node) {
        return node instanceof Sensitive;
    }

    /** Whether a marked scalar stands somewhere in a tree. */
    static boolean in(JsonNode tree) {
        if (tree.isContainerNode()) {
            for (JsonNode member : tree) {
                if (in(member)) {
                    return true;
                }
            }
            return false;
        }
        return is(tree);
    }

    /** The origins of all marked scalars in a tree. */
    static SortedSet<String> originsIn(JsonNode tree) {
        SortedSet<String> origins = new TreeSet<>();
        if (tree instanceof Sensitive sensitive) {
            origins.addAll(sensitive.origins());
        }
        tree.forEach(member -> origins.addAll(originsIn(member)));
        return origins;
    }

    /** The tree with all of its scalars marked, those that are marked already with further origins. */
    static JsonNode mark(JsonNode tree, Collection<String> origins) {
        return switch (tree) {
            case ObjectNode object -> {
                ObjectNode marked = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(member -> marked.set(member.getKey(), mark(member.getValue(), origins)));
                yield marked;
            }
            case ArrayNode array -> {
                ArrayNode marked = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(element -> marked.add(mark(element, origins)));
                yield marked;
            }
            default -> scalar(tree, origins);
        };
    }

    private static JsonNode scalar(JsonNode node, Collection<String> origins) {
        SortedSet<String> all = new TreeSet<>(origins);
        if (node instanceof Sensitive sensitive) {
            if (sensitive.origins().containsAll(origins)) {
                return node;
            }
            all.addAll(sensitive.origins());
        }
        SortedSet<String> from = Collections.unmodifiableSortedSet(all);
        return switch (node.getNodeType()) {
            case STRING -> new Text(node.textValue(), from);
            case BOOLEAN -> new Flag(node.booleanValue(), from);
            case NUMBER -> number(node, from);
            case NULL -> new Nothing(from);
            case ARRAY, OBJECT, MISSING, BINARY, POJO -> node;
        };
    }

    private static JsonNode number(JsonNode node, SortedSet<String> origins) {
        if (node.isInt() || node.isShort()) {
            return new Whole(node.intValue(), origins);
        }
        if (node.isLong()) {
            return new LongWhole(node.longValue(), origins);
        }
        return node.isBigInteger()
                ? new BigWhole(node.bigIntegerValue(), origins)
                : new Decimal(node.decimalValue(), origins);
    }

    /** The tree with {@value #HIDDEN} in place of marked scalars. */
    static JsonNode masked(JsonNode tree) {
        return switch (tree) {
            case ObjectNode object -> {
                ObjectNode masked = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(member -> masked.set(member.getKey(), masked(member.getValue())));
                yield masked;
            }
            case ArrayNode array -> {
                ArrayNode masked = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(element -> masked.add(masked(element)));
                yield masked;
            }
            default -> is(tree) ? TextNode.valueOf(HIDDEN) : tree;
        };
    }

    /** A text. */
    final class Text extends TextNode implements Sensitive {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient SortedSet<String> origins;

        private Text(String value, SortedSet<String> origins) {
            super(value);
            this.origins = origins;
        }

        @Override
        public SortedSet<String> origins() {
            return origins;
        }
    }

    /** True or false. */
    final class Flag extends BooleanNode implements Sensitive {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient SortedSet<String> origins;

        private Flag(boolean value, SortedSet<String> origins) {
            super(value);
            this.origins = origins;
        }

        @Override
        public SortedSet<String> origins() {
            return origins;
        }
    }

    /** A whole number of 32 bits. */
    final class Whole extends IntNode implements Sensitive {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient SortedSet<String> origins;

        private Whole(int value, SortedSet<String> origins) {
            super(value);
            this.origins = origins;
        }

        @Override
        public SortedSet<String> origins() {
            return origins;
        }
    }

    /** A whole number of 64 bits. */
    final class LongWhole extends LongNode implements Sensitive {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient SortedSet<String> origins;

        private LongWhole(long value, SortedSet<String> origins) {
            super(value);
            this.origins = origins;
        }

        @Override
        public SortedSet<String> origins() {
            return origins;
        }
    }

    /** A whole number of any length. */
    final class BigWhole extends BigIntegerNode implements Sensitive {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient SortedSet<String> origins;

        private BigWhole(BigInteger value, SortedSet<String> origins) {
            super(value);
            this.origins = origins;
        }

        @Override
        public SortedSet<String> origins() {
            return origins;
        }
    }

    /** Any other number. */
    final class Decimal extends DecimalNode implements Sensitive {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient SortedSet<String> origins;

        private Decimal(BigDecimal value, SortedSet<String> origins) {
            super(value);
            this.origins = origins;
        }

        @Override
        public SortedSet<String> origins() {
            return origins;
        }
    }

    /** A value that is not known, because nobody gave the variable that it comes from. */
    final class Nothing extends NullNode implements Sensitive {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient SortedSet<String> origins;

        private Nothing(SortedSet<String> origins) {
            this.origins = origins;
        }

        @Override
        public SortedSet<String> origins() {
            return origins;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof NullNode;
        }

        @Override
        public int hashCode() {
            return NullNode.instance.hashCode();
        }
    }
}
