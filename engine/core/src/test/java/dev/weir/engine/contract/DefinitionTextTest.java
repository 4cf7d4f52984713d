package dev.weir.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionTextTest {
    private static final DefinitionText JSON = new DefinitionText("""
            {
              "required": ["id"],
              "properties": {
                "id": {
                  "type": "integer" },
                "a/b": { "type": "string" }
              },
              "fields": [
                { "name": "x" },
                {
                  "name": "y"
                }
              ]
            }
            """);

    @ParameterizedTest
    @CsvSource({
        "/required, 2",
        "/required/0, 2",
        "/properties, 3",
        "/properties/id, 4",
        "/properties/id/type, 5",
        "/properties/a~1b/type, 6",
        "/fields/1, 10",
        "/fields/1/name, 11"
    })
    void a_value_is_found_on_the_line_where_it_begins(String path, int line) {
        assertThat(JSON.line(path)).hasValue(line);
    }

    @ParameterizedTest
    @CsvSource({"/properties/other", "/fields/2", "A.b", "''"})
    void what_is_not_there_has_no_line(String path) {
        assertThat(JSON.line(path)).isEmpty();
    }

    @Test
    void another_language_has_no_lines() {
        assertThat(new DefinitionText("syntax = \"proto3\";").line("/a")).isEmpty();
    }
}
