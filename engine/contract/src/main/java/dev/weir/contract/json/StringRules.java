package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lengths, patterns and formats of strings. */
final class StringRules {
    private static final int MAX_SAMPLE = 500;

    private StringRules() {}

    static List<Gap> gaps(Site site) {
        List<Gap> gaps = new ArrayList<>();
        least(site).ifPresent(gaps::add);
        most(site).ifPresent(gaps::add);
        pattern(site).ifPresent(gaps::add);
        format(site).ifPresent(gaps::add);
        return gaps;
    }

    private static Optional<Gap> least(Site site) {
        int writer = site.branch().least("minLength");
        int reader = site.right().count("minLength").orElse(0);
        if (writer >= reader) {
            return Optional.empty();
        }
        return Optional.of(site.gap(
                "minLength",
                String.valueOf(writer),
                String.valueOf(reader),
                "keep the reader's minLength at " + writer,
                texts(site)));
    }

    private static Optional<Gap> most(Site site) {
        int writer = site.branch().most("maxLength");
        int reader = site.right().count("maxLength").orElse(Integer.MAX_VALUE);
        if (writer <= reader) {
            return Optional.empty();
        }
        String kept = writer == Integer.MAX_VALUE ? "unbounded" : String.valueOf(writer);
        Stream<JsonNode> longer = reader < MAX_SAMPLE
                ? Stream.of("a", "1", "A").map(text -> Samples.text(text.repeat(reader + 1)))
                : Stream.of(Samples.text("a".repeat(Math.min(reader, SchemaNode.MAX_TEXT) + 1)));
        return Optional.of(site.gap(
                "maxLength",
                kept,
                String.valueOf(reader),
                "keep the reader's maxLength at " + kept,
                Stream.concat(texts(site), longer)));
    }

    private static Optional<Gap> pattern(Site site) {
        JsonNode reader = site.right().get("pattern");
        List<String> writer = site.branch().texts("pattern");
        if (!reader.isTextual() || writer.contains(reader.textValue()) || Patterns.matchesAll(reader.textValue())) {
            return Optional.empty();
        }
        List<PatternInclusion.Answer> answers = (writer.isEmpty() ? List.of("") : writer)
                .stream()
                        .map(each -> site.inclusion().patterns().within(each, List.of(reader.textValue()), List.of()))
                        .toList();
        if (answers.stream().anyMatch(PatternInclusion.Answer::included)) {
            return Optional.empty();
        }
        Stream<JsonNode> exceptions =
                answers.stream().flatMap(answer -> answer.exception().stream()).map(Samples::text);
        return Optional.of(site.gap(
                "pattern",
                writer.isEmpty() ? "any" : writer.get(0),
                reader.textValue(),
                "keep the pattern, or widen it on the reader's side only",
                Stream.concat(texts(site), exceptions)));
    }

    private static Optional<Gap> format(Site site) {
        String reader = site.right().get("format").asText();
        List<String> writer = site.branch().texts("format");
        if (!Formats.isChecked(reader) || writer.contains(reader)) {
            return Optional.empty();
        }
        return Optional.of(site.gap(
                "format",
                writer.isEmpty() ? "any" : writer.get(0),
                reader,
                "keep the format, or drop it on the reader's side",
                Stream.concat(Stream.of(Samples.text(Formats.MALFORMED)), texts(site))));
    }

    private static Stream<JsonNode> texts(Site site) {
        return site.inclusion().samples().texts(site.branch()).stream();
    }
}
