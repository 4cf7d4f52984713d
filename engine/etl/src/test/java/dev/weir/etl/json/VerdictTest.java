package dev.weir.etl.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import dev.weir.etl.row.Rejection;
import dev.weir.etl.row.Row;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** The compiled schema and json-schema-validator are to agree on every record. */
@Label("The compiled schema")
class VerdictTest {
    private static final int INSTANCES = 20;

    @Property(tries = 400)
    @Label("gives the verdict of the validator, in every draft")
    void agrees(@ForAll long seed, @ForAll Draft draft) throws IOException {
        Schemas generator = new Schemas(seed, draft);
        ObjectNode definition = generator.schema();
        CompiledSchema compiled = SchemaCompiler.compile(definition.toString(), List.of(), Optional.empty());
        assertThat(compiled.fused()).as("%s is compiled", definition).isTrue();
        Schema oracle = TreeValidation.schema(TreeValidation.tree(definition.toString()), draft);
        RecordReader reader = new RecordReader(compiled, new Row(List.of()), "");
        for (int instance = 0; instance < INSTANCES; instance++) {
            String record = generator.instance(definition);
            JsonNode tree = TreeValidation.tree(record);
            assertThat(refusal(reader, record).isEmpty())
                    .as(
                            "%s under %s: compiled %s, validator %s",
                            record, definition, refusal(reader, record), oracle.validate(tree))
                    .isEqualTo(oracle.validate(tree).isEmpty());
        }
    }

    private static Optional<String> refusal(RecordReader reader, String record) {
        byte[] bytes = record.getBytes(UTF_8);
        try {
            reader.read(bytes, 0, bytes.length);
            return Optional.empty();
        } catch (Rejection rejection) {
            return Optional.of(rejection.getMessage());
        }
    }
}
