package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Properties of objects. */
final class ObjectRules {
    /** Each pair of patterns that names may share is compared, and each difference explained by examples of its own. */
    private static final int PAIR_OF_PATTERNS = 20;

    private final Site site;
    private final Branch branch;
    private final SchemaNode right;
    private final JsonNode declared;
    private final Properties rightProperties;
    private final Map<String, SchemaNode> rightPatterns;
    private final ObjectSamples samples;

    ObjectRules(Site site) {
        this.site = site;
        this.branch = site.branch();
        this.right = site.right();
        this.declared = right.get("properties");
        this.rightProperties = new Properties(right, site.inclusion().patterns());
        this.rightPatterns = right.allNamed("patternProperties");
        this.samples = new ObjectSamples(site);
    }

    List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>(new PresenceRules(site, samples).gaps());
        if (branch.mostProperties() == 0) {
            return gaps;
        }
        for (String name : names()) {
            if (gaps.size() < Inclusion.MAX_GAPS) {
                gaps.addAll(property(name));
            }
        }
        branch.namePatterns().forEach(pattern -> gaps.addAll(pattern(pattern)));
        gaps.addAll(others());
        gaps.addAll(new NameRules(site, samples).gaps());
        return gaps;
    }

    /** Names that matter: those of the reader, and, where the reader says something of all others, those of the writer. */
    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        declared.fieldNames().forEachRemaining(names::add);
        boolean open =
                right.child("additionalProperties").map(SchemaNode::isTrue).orElse(true);
        if (!open || !rightPatterns.isEmpty()) {
            names.addAll(branch.named());
        }
        return names;
    }

    private List<Gap> property(String name) {
        site.inclusion().spend(1);
        if (isAsItWas(name)) {
            return List.of();
        }
        List<SchemaNode> writer = branch.property(name);
        List<SchemaNode> reader = rightProperties.at(name);
        if (reader.stream().allMatch(schema -> schema.isTrue() || holds(writer, schema))
                || branch.forbids(name)
                || site.inclusion().emptiness().proves(writer)) {
            return List.of();
        }
        List<Gap> gaps = new ArrayList<>();
        for (SchemaNode schema : reader) {
            gaps.addAll(property(name, writer, schema));
        }
        return gaps;
    }

    /** The most frequent case, told by the texts. */
    private boolean isAsItWas(String name) {
        JsonNode reader = declared.path(name);
        return rightPatterns.isEmpty()
                && !reader.isMissingNode()
                && branch.schemas().stream().anyMatch(schema -> site.inclusion()
                        .sameness()
                        .ofTexts(schema.get("properties").path(name), reader));
    }

    /** The same in other words. */
    private boolean holds(List<SchemaNode> writer, SchemaNode reader) {
        return writer.stream().anyMatch(schema -> site.inclusion().sameness().of(schema, reader));
    }

    private List<Gap> property(String name, List<SchemaNode> writer, SchemaNode reader) {
        boolean closed = reader.isFalse() && !declared.has(name);
        if (closed) {
            return List.of(new PropertyGaps(site, samples).closed(name, writer));
        }
        List<Gap> gaps = site.inclusion().within(writer, reader);
        if (!gaps.isEmpty() && !isDeclared(name)) {
            return List.of(new PropertyGaps(site, samples).open(name, reader, gaps));
        }
        return gaps.stream()
                .map(gap -> gap.grown(gap.witness().flatMap(value -> site.witness(samples.with(name, value)))))
                .toList();
    }

    private boolean isDeclared(String name) {
        return branch.named().contains(name) || !branch.namePatterns().isEmpty();
    }

    /** Properties whose names match a pattern of the writer's. */
    private List<Gap> pattern(String pattern) {
        site.inclusion().spend(1 + rightPatterns.size());
        List<SchemaNode> writer = branch.patternProperties(pattern);
        if (site.inclusion().emptiness().proves(writer)) {
            return List.of();
        }
        List<Gap> gaps = new ArrayList<>();
        rightPatterns.forEach((other, reader) -> {
            if (!Patterns.areDisjoint(pattern, other)) {
                site.inclusion().spend(PAIR_OF_PATTERNS);
                gaps.addAll(anyName(writer, reader));
            }
        });
        if (!rightPatterns.containsKey(pattern) && !coversAll() && !takes(pattern)) {
            right.child("additionalProperties").ifPresent(reader -> gaps.addAll(anyName(writer, reader)));
        }
        return gaps;
    }

    /** Whether the reader has a schema for each name that matches the pattern. */
    private boolean takes(String pattern) {
        return !rightPatterns.isEmpty()
                && site.inclusion()
                        .patterns()
                        .within(pattern, rightPatterns.keySet(), List.of())
                        .included();
    }

    private boolean coversAll() {
        return rightPatterns.keySet().stream().anyMatch(Patterns::matchesAll);
    }

    /** Properties that the writer's schema does not mention. */
    private List<Gap> others() {
        List<SchemaNode> writer = branch.otherProperties();
        site.inclusion().spend(1 + rightPatterns.size());
        List<Gap> gaps = new ArrayList<>();
        boolean limited = right.child("additionalProperties")
                .map(reader -> !reader.isTrue())
                .orElse(false);
        if ((!limited && rightPatterns.isEmpty())
                || site.inclusion().emptiness().proves(writer)) {
            return gaps;
        }
        Set<String> writerPatterns = branch.namePatterns();
        rightPatterns.forEach((pattern, reader) -> {
            if (!writerPatterns.contains(pattern)) {
                gaps.addAll(namesBeyond(pattern, writerPatterns, writer, reader));
            }
        });
        if (limited && !coversAll()) {
            SchemaNode reader = right.child("additionalProperties").orElseThrow();
            gaps.addAll(
                    reader.isFalse()
                            ? List.of(new PropertyGaps(site, samples).opened(writer))
                            : anyName(writer, reader));
        }
        return gaps;
    }

    /** Names that match a pattern of the reader's and none of the writer's. */
    private List<Gap> namesBeyond(
            String pattern, Set<String> writerPatterns, List<SchemaNode> writer, SchemaNode reader) {
        PatternInclusion.Answer answer = site.inclusion().patterns().within(pattern, writerPatterns, branch.named());
        return answer.included()
                ? List.of()
                : site.inclusion().within(writer, reader).stream()
                        .map(gap -> gap.grown(gap.witness()
                                .flatMap(value ->
                                        site.witness(Stream.concat(samples.names(), answer.exception().stream())
                                                .flatMap(name -> samples.with(name, value))))))
                        .toList();
    }

    private List<Gap> anyName(List<SchemaNode> writer, SchemaNode reader) {
        return site.inclusion().within(writer, reader).stream()
                .map(gap -> gap.grown(gap.witness().flatMap(this::underAnyName)))
                .toList();
    }

    private Optional<JsonNode> underAnyName(JsonNode value) {
        return site.witness(samples.names().flatMap(name -> samples.with(name, value)));
    }

    /** Values that a property of the writer's may have. */
    static Stream<JsonNode> values(Site site, List<SchemaNode> writer) {
        return site.inclusion().samples().of(writer).stream();
    }
}
