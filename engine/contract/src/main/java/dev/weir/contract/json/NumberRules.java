package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bounds and multiples of numbers. */
final class NumberRules {
    private NumberRules() {}

    static List<Gap> gaps(Site site) {
        List<Gap> gaps = new ArrayList<>();
        Range writer = site.branch().range();
        Range reader = Range.of(site.right());
        if (!writer.startsWithin(reader)) {
            gaps.add(bound(site, keyword(site, "minimum", "exclusiveMinimum"), writer.least(), reader.least()));
        }
        if (!writer.endsWithin(reader)) {
            gaps.add(bound(site, keyword(site, "maximum", "exclusiveMaximum"), writer.most(), reader.most()));
        }
        site.right().number("multipleOf").flatMap(of -> multiple(site, of)).ifPresent(gaps::add);
        return gaps;
    }

    private static String keyword(Site site, String plain, String exclusive) {
        return site.right().number(exclusive).isPresent() ? exclusive : plain;
    }

    private static Gap bound(Site site, String keyword, Optional<Range.Bound> writer, Optional<Range.Bound> reader) {
        return site.gap(
                keyword,
                text(writer),
                text(reader),
                "keep the reader's %s at %s".formatted(keyword, writer.isPresent() ? text(writer) : "no bound"),
                around(site.branch(), reader.orElseThrow().value()));
    }

    private static String text(Optional<Range.Bound> bound) {
        return bound.map(Range.Bound::toString).orElse("unbounded");
    }

    private static Optional<Gap> multiple(Site site, BigDecimal of) {
        boolean whole = !site.branch().allows(Kinds.FRACTION) && Numbers.isMultiple(BigDecimal.ONE, of);
        List<BigDecimal> writer = site.branch().multiples();
        if (whole || writer.stream().anyMatch(each -> Numbers.isMultiple(each, of))) {
            return Optional.empty();
        }
        return Optional.of(site.gap(
                "multipleOf",
                writer.isEmpty() ? "any" : writer.get(0).toPlainString(),
                of.toPlainString(),
                "let the writer's multipleOf be a multiple of the reader's",
                numbers(site.branch())));
    }

    /** Numbers on both sides of a bound, and as near to it as the writer gets. */
    private static Stream<JsonNode> around(Branch branch, BigDecimal bound) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (String step : List.of("0", "-1", "1", "-0.5", "0.5", "-0.001", "0.001")) {
            numbers.add(bound.add(new BigDecimal(step)));
            branch.multiples().forEach(of -> numbers.add(bound.add(of.multiply(new BigDecimal(step)))));
        }
        branch.multiples().forEach(of -> multiplesAround(bound, of).forEach(numbers::add));
        return Stream.concat(numbers.stream().map(Samples::number), numbers(branch));
    }

    private static Stream<BigDecimal> multiplesAround(BigDecimal bound, BigDecimal of) {
        if (of.signum() == 0) {
            return Stream.of();
        }
        BigDecimal nearest = bound.subtract(bound.remainder(of));
        return Stream.of(nearest, nearest.subtract(of), nearest.add(of));
    }

    /** A handful of numbers at the ends of the branch's range and of its multiples. */
    static Stream<JsonNode> numbers(Branch branch) {
        if (!branch.allows(Kinds.NUMBER)) {
            return Stream.of();
        }
        Range range = branch.range();
        Stream<BigDecimal> starts = Stream.concat(
                Stream.of(BigDecimal.ZERO),
                Stream.of(range.least(), range.most())
                        .flatMap(bound -> bound.stream())
                        .map(Range.Bound::value));
        return starts.flatMap(start -> steps(start, branch)).map(Samples::number);
    }

    private static Stream<BigDecimal> steps(BigDecimal start, Branch branch) {
        Stream<BigDecimal> near = IntStream.rangeClosed(-4, 4)
                .mapToObj(step -> start.add(new BigDecimal(step).multiply(new BigDecimal("0.5"))));
        Stream<BigDecimal> multiples = branch.multiples().stream()
                .filter(of -> of.signum() != 0)
                .flatMap(of -> IntStream.rangeClosed(-4, 4)
                        .mapToObj(step -> start.subtract(start.remainder(of)).add(of.multiply(new BigDecimal(step)))));
        return Stream.concat(near, multiples);
    }
}
