package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Makes small values that probably meet some schemas; whoever needs to be sure asks the {@link Evaluator}. */
final class Samples {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MAX_DEPTH = 24;
    private static final int MAX_ITEMS = 128;
    private static final int MAX_TEXT = 500;
    private static final List<String> TEXTS =
            List.of("", "a", "A", "0", "1", "aa", "Aa", "12", "abc", "ABC", "123", "-", " ", "\n", "a\nb");

    private final Patterns patterns;
    private final Evaluator evaluator;
    private final Budget budget;

    Samples(Patterns patterns, Evaluator evaluator, Budget budget) {
        this.patterns = patterns;
        this.evaluator = evaluator;
        this.budget = budget;
    }

    static JsonNode text(String text) {
        return NODES.textNode(text);
    }

    static JsonNode nothing() {
        return NODES.nullNode();
    }

    static JsonNode truth(boolean truth) {
        return NODES.booleanNode(truth);
    }

    static JsonNode list(String text) {
        return NODES.arrayNode().add(text);
    }

    static JsonNode list(JsonNode... values) {
        return NODES.arrayNode().addAll(List.of(values));
    }

    static JsonNode integerType() {
        return NODES.objectNode().put("type", "integer");
    }

    /** The array with this element at its first two places. */
    static JsonNode repeated(JsonNode array, JsonNode element) {
        ArrayNode repeated = array.deepCopy();
        repeated.set(0, element);
        repeated.set(1, element);
        return repeated;
    }

    static JsonNode number(BigDecimal number) {
        return NODES.numberNode(number);
    }

    /** One value of each alternative and kind. */
    List<JsonNode> of(Collection<SchemaNode> schemas) {
        return of(schemas, 0);
    }

    private List<JsonNode> of(Collection<SchemaNode> schemas, int depth) {
        List<JsonNode> samples = new ArrayList<>();
        for (List<SchemaNode> schemasOfBranch : Branches.of(schemas, budget)) {
            Branch branch = new Branch(schemasOfBranch, patterns, evaluator);
            if (branch.values().isPresent()) {
                samples.addAll(branch.values().get().stream().limit(MAX_ITEMS).toList());
            } else {
                Kinds.each(branch.kinds())
                        .forEach(kind -> ofKind(branch, kind, depth).ifPresent(samples::add));
                samples.addAll(larger(branch, depth));
            }
        }
        return samples;
    }

    /** A {@code not} often excludes the smallest values, of which its parts ask nothing. */
    List<JsonNode> larger(Branch branch) {
        return larger(branch, 0);
    }

    private List<JsonNode> larger(Branch branch, int depth) {
        if (branch.children("not").isEmpty()) {
            return List.of();
        }
        List<JsonNode> samples = new ArrayList<>();
        if (branch.allows(Kinds.ARRAY)) {
            array(branch, branch.least("minItems") + 1, depth).ifPresent(samples::add);
        }
        if (branch.allows(Kinds.OBJECT)) {
            object(branch, branch.leastProperties() + 1, depth).ifPresent(samples::add);
        }
        return samples;
    }

    private Optional<JsonNode> first(Collection<SchemaNode> schemas, int depth) {
        if (depth > MAX_DEPTH) {
            return Optional.empty();
        }
        budget.spend();
        return of(schemas, depth).stream()
                .filter(sample -> isGood(schemas, sample))
                .findFirst();
    }

    private boolean isGood(Collection<SchemaNode> schemas, JsonNode sample) {
        try {
            return evaluator.acceptsAll(List.copyOf(schemas), sample);
        } catch (UndecidedException e) {
            return false;
        }
    }

    /** A value of this kind in this alternative. */
    Optional<JsonNode> ofKind(Branch branch, int kind) {
        return ofKind(branch, kind, 0);
    }

    private Optional<JsonNode> ofKind(Branch branch, int kind, int depth) {
        return switch (kind) {
            case Kinds.NULL -> Optional.of(NODES.nullNode());
            case Kinds.BOOLEAN -> Optional.of(NODES.booleanNode(true));
            case Kinds.INTEGER -> Optional.of(number(whole(branch)));
            case Kinds.FRACTION -> Optional.of(number(fraction(branch)));
            case Kinds.STRING -> text(branch);
            case Kinds.ARRAY -> array(branch, branch.least("minItems"), depth);
            default -> object(branch, branch.least("minProperties"), depth);
        };
    }

    private static BigDecimal whole(Branch branch) {
        Range range = branch.range().whole();
        BigDecimal start = range.contains(BigDecimal.ZERO)
                ? BigDecimal.ZERO
                : range.least().or(range::most).orElseThrow().value();
        return branch.multiples().stream().reduce(start, Samples::nextMultiple);
    }

    private static BigDecimal nextMultiple(BigDecimal start, BigDecimal of) {
        return of.signum() == 0
                ? start
                : start.divide(of, 0, RoundingMode.CEILING).multiply(of);
    }

    private static BigDecimal fraction(Branch branch) {
        Range range = branch.range();
        BigDecimal half = new BigDecimal("0.5");
        if (!branch.multiples().isEmpty()) {
            BigDecimal start = range.least().map(Range.Bound::value).orElse(half);
            return nextMultiple(start, branch.multiples().get(0));
        }
        if (range.least().isPresent() && range.most().isPresent()) {
            BigDecimal sum = range.least().get().value().add(range.most().get().value());
            BigDecimal middle = sum.multiply(half);
            return Numbers.isWhole(middle) ? middle.add(new BigDecimal("0.25")) : middle;
        }
        BigDecimal floor =
                range.least().map(bound -> Numbers.floor(bound.value())).orElse(BigDecimal.ZERO);
        return range.most()
                .map(bound -> Numbers.ceiling(bound.value()).subtract(half))
                .orElse(floor.add(new BigDecimal("1.5")));
    }

    private Optional<JsonNode> text(Branch branch) {
        return texts(branch).stream().findFirst();
    }

    /** Several texts of this alternative. */
    List<JsonNode> texts(Branch branch) {
        int least = branch.least("minLength");
        if (least > MAX_TEXT) {
            return List.of();
        }
        List<String> candidates = new ArrayList<>();
        branch.texts("format").forEach(format -> candidates.add(Formats.example(format)));
        branch.texts("pattern").forEach(pattern -> candidates.addAll(PatternSamples.of(pattern)));
        TEXTS.forEach(text -> candidates.add(padded(text, least)));
        return candidates.stream()
                .filter(text -> isBetween(text.codePointCount(0, text.length()), least, branch.most("maxLength")))
                .filter(text -> matches(branch, text))
                .map(Samples::text)
                .toList();
    }

    private static boolean isBetween(int length, int least, int most) {
        return least <= length && length <= most;
    }

    private boolean matches(Branch branch, String text) {
        return branch.texts("pattern").stream().allMatch(pattern -> patterns.find(pattern, text));
    }

    static String padded(String text, int length) {
        return text.length() >= length ? text : text + "x".repeat(length - text.length());
    }

    private Optional<JsonNode> array(Branch branch, int size, int depth) {
        List<SchemaNode> contains = branch.children("contains");
        if (size > MAX_ITEMS || contains.size() > 1) {
            return Optional.empty();
        }
        ArrayNode array = NODES.arrayNode();
        for (int i = 0; i < Math.max(size, contains.size()); i++) {
            List<SchemaNode> item = new ArrayList<>(branch.item(i));
            if (i == 0) {
                item.addAll(contains);
            }
            boolean alike = i > branch.tupleSize() + 1 && !branch.isOn("uniqueItems");
            Optional<JsonNode> element = alike ? Optional.of(array.get(i - 1)) : first(item, depth + 1);
            if (element.isEmpty()) {
                return Optional.empty();
            }
            array.add(element.get());
        }
        return Optional.of(array);
    }

    /** An array that holds this element at this position. */
    Optional<JsonNode> arrayWith(Branch branch, int index, JsonNode element) {
        return array(branch, Math.max(branch.least("minItems"), index + 1), 0).map(array -> {
            ((ArrayNode) array).set(index, element);
            return array;
        });
    }

    private Optional<JsonNode> object(Branch branch, int size, int depth) {
        ObjectNode object = NODES.objectNode();
        for (String name : branch.required()) {
            Optional<JsonNode> value = first(branch.property(name), depth + 1);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            object.set(name, value.get());
        }
        for (String name : branch.named()) {
            if (object.size() < size && !object.has(name)) {
                first(branch.property(name), depth + 1).ifPresent(value -> object.set(name, value));
            }
        }
        for (int i = 0; object.size() < size && i < MAX_ITEMS; i++) {
            String name = "property" + i;
            first(branch.property(name), depth + 1).ifPresent(value -> object.set(name, value));
        }
        return Optional.of(object);
    }
}
