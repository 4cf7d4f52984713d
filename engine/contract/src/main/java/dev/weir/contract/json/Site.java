package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.contract.evolution.Direction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One comparison: does every value of an alternative of the writer's meet a schema of the reader's?
 *
 * @param left what the writer's values meet, before it was taken apart
 * @param branch the alternative
 * @param right the reader's schema
 */
record Site(Inclusion inclusion, List<SchemaNode> left, Branch branch, SchemaNode right) {

    private static final Pattern UPPER_CASE = Pattern.compile("[A-Z]");

    Direction direction() {
        return inclusion.direction();
    }

    /** The keyword's rule, by what happened to it on the way from the earlier schema to the proposed one. */
    String rule(String keyword) {
        return kebab(keyword) + (direction() == Direction.BACKWARD ? "-narrowed" : "-widened");
    }

    String rule(String backward, String forward) {
        return direction() == Direction.BACKWARD ? backward : forward;
    }

    /** A gap at a keyword of the reader's schema. */
    Gap gap(String keyword, String writer, String reader, String fix, Stream<JsonNode> candidates) {
        return gap(rule(keyword), keyword, writer, reader, fix, candidates);
    }

    Gap gap(String rule, String keyword, String writer, String reader, String fix, Stream<JsonNode> candidates) {
        Optional<JsonNode> witness = witness(candidates);
        return new Gap(
                place(keyword),
                rule,
                direction().earlier(writer, reader),
                direction().proposed(writer, reader),
                fix,
                witness,
                witness);
    }

    /** In the proposed definition: the keyword itself, or the schema that lacks it. */
    private String place(String keyword) {
        SchemaNode proposed = direction()
                .proposed(
                        branch.schemas().stream()
                                .filter(schema -> schema.has(keyword))
                                .findFirst()
                                .or(() -> branch.schemas().stream().findFirst())
                                .orElse(right),
                        right);
        return keyword.isEmpty() || !proposed.has(keyword) ? proposed.path() : proposed.path() + "/" + keyword;
    }

    /** The first candidate that the writer allows and the reader does not. */
    Optional<JsonNode> witness(Stream<JsonNode> candidates) {
        return candidates.filter(this::isWitness).findFirst();
    }

    private boolean isWitness(JsonNode value) {
        try {
            return inclusion.evaluator().acceptsAll(left, value)
                    && !inclusion.evaluator().accepts(right, value);
        } catch (UndecidedException e) {
            return false;
        }
    }

    /** The same gaps, whose witnesses must stand here as well. */
    List<Gap> here(List<Gap> gaps) {
        return gaps.stream()
                .map(gap -> gap.grown(gap.witness().filter(this::isWitness)))
                .toList();
    }

    /** Values of this kind, for witnesses. */
    Stream<JsonNode> samples(int kinds) {
        Stream<JsonNode> smallest = Kinds.each(branch.kinds() & kinds).stream()
                .flatMap(kind -> inclusion.samples().ofKind(branch, kind).stream());
        return Stream.concat(smallest, Stream.of(branch).flatMap(each -> inclusion.samples().larger(each).stream()));
    }

    private static String kebab(String keyword) {
        return UPPER_CASE.matcher(keyword).replaceAll("-$0").toLowerCase(Locale.ROOT);
    }
}
