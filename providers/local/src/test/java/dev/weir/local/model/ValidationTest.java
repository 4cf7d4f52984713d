package dev.weir.local.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An input")
class ValidationTest {
    private static final ServiceModel GLUE = ServiceModel.load("glue");

    private static void check(ObjectNode input) {
        Shape.Structure shape = (Shape.Structure)
                GLUE.shapes().get(GLUE.operations().get("CreateSchema").input().orElseThrow());
        Validation.check(GLUE, shape, input, "ValidationException");
    }

    private static ObjectNode schema(String definition) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("SchemaName", "orders")
                .put("DataFormat", "JSON")
                .put("SchemaDefinition", definition);
    }

    @Test
    void mayHoldLineEndsWhereAPatternHasADot() {
        assertThatCode(() -> check(schema("{\n  \"type\": \"object\"\n}\n"))).doesNotThrowAnyException();
    }

    @Test
    void isRefusedWhereItDoesNotFitThePattern() {
        assertThatThrownBy(() -> check(schema(" \n ")))
                .isInstanceOf(AwsException.class)
                .hasMessageContaining("'schemaDefinition'")
                .hasMessageContaining("regular expression pattern");
    }
}
