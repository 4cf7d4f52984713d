package dev.weir.aws.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.contract.GlueTypes;
import dev.weir.contract.RecordTypes;
import dev.weir.contract.SchemaException;
import dev.weir.contract.Type;
import java.util.Locale;
import java.util.Optional;

/** The mapping of a whole record: what a pipeline without a mapping means, so that new fields reach the sink by themselves. */
public final class Fields {
    private Fields() {}

    /**
     * The mapping for a schema.
     *
     * @param schema properties with {@code dataFormat} and {@code definition}
     * @return a column for each field, by its name in lower case; empty when the definition describes no record
     */
    public static Optional<ArrayNode> of(JsonNode schema) {
        try {
            return Catalog.definition(schema).map(RecordTypes::of).map(Fields::mapping);
        } catch (SchemaException noRecord) {
            return Optional.empty();
        }
    }

    static ArrayNode mapping(Type.Struct records) {
        ArrayNode mapping = JsonNodeFactory.instance.arrayNode();
        records.fields().forEach(field -> mapping.addObject()
                .put("source", field.name())
                .put("target", field.name().toLowerCase(Locale.ROOT))
                .put("type", GlueTypes.render(field.type())));
        return mapping;
    }
}
