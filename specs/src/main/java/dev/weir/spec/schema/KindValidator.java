package dev.weir.spec.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.weir.spec.source.Pointers;
import dev.weir.spi.KindSchema;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Checks the properties of one kind. Made only for kinds that occur: a validator takes time to build. */
public final class KindValidator {
    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .keyword(new NonValidationKeyword("weir"))
            .build();
    private static final Set<String> OF_WHOLE_VALUES =
            Set.of("uniqueItems", "enum", "const", "contains", "minContains", "maxContains");

    private final KindSchema kind;
    private final Schema schema;

    public KindValidator(KindSchema kind) {
        this.kind = kind;
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().locale(Locale.ROOT).build();
        this.schema = SchemaRegistry.withDefaultDialect(DIALECT, builder -> builder.schemaRegistryConfig(config))
                .getSchema(kind.document());
    }

    /** What is wrong with the properties. */
    public List<Violation> check(ObjectNode properties, Knowledge knowledge) {
        List<Finding> findings = schema.validate(properties).stream()
                .map(Finding::of)
                .filter(finding -> isCertain(finding, knowledge.pending()))
                .toList();
        Wording wording = new Wording(kind, properties, knowledge);
        List<Finding> reduced = Alternatives.reduce(findings);
        Set<String> misspelt =
                reduced.stream().map(wording::meant).flatMap(Optional::stream).collect(Collectors.toSet());
        return reduced.stream()
                .filter(finding -> Collections.disjoint(misspelt, finding.missing()))
                .map(wording::violation)
                .distinct()
                .filter(firstOfItsValue())
                .toList();
    }

    /** A text that is too short will not match its pattern either: one mistake a value is enough. */
    private static Predicate<Violation> firstOfItsValue() {
        Set<String> seen = new HashSet<>();
        return violation -> violation.site() == Violation.Site.KEY || seen.add(violation.pointer());
    }

    private static boolean isCertain(Finding finding, Set<String> pending) {
        if (finding.isConditional() && !pending.isEmpty()) {
            return false;
        }
        if (finding.missing().stream().anyMatch(pending::contains)) {
            return false;
        }
        boolean whole = OF_WHOLE_VALUES.contains(finding.keyword());
        return pending.stream()
                .noneMatch(pointer -> Pointers.isWithin(finding.pointer(), pointer)
                        || (whole && Pointers.isWithin(pointer, finding.pointer())));
    }
}
