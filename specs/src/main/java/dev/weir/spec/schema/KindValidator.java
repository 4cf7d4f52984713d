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
import java.util.List;
import java.util.Locale;
import java.util.Set;

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

    /**
     * What is wrong with the properties.
     *
     * @param pending pointers of values that are not known yet; nothing is said of them, nor of what depends on them
     */
    public List<Violation> check(ObjectNode properties, Set<String> pending) {
        List<Finding> findings = schema.validate(properties).stream()
                .map(Finding::of)
                .filter(finding -> isCertain(finding, pending))
                .toList();
        Wording wording = new Wording(kind, properties);
        return Alternatives.reduce(findings).stream()
                .map(wording::violation)
                .distinct()
                .toList();
    }

    private static boolean isCertain(Finding finding, Set<String> pending) {
        if (finding.isConditional() && !pending.isEmpty()) {
            return false;
        }
        boolean whole = OF_WHOLE_VALUES.contains(finding.keyword());
        return pending.stream()
                .noneMatch(pointer -> Pointers.isWithin(finding.pointer(), pointer)
                        || (whole && Pointers.isWithin(pointer, finding.pointer())));
    }
}
