package dev.weir.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CanonicalTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final JsonNode SCHEMA = tree("""
            {"properties": {
               "text": {"type": "string"},
               "flag": {"weir": {"absent": false}},
               "on": {"weir": {"absent": true}},
               "number": {"weir": {"absent": 0}},
               "list": {"items": {"properties": {"flag": {"weir": {"absent": false}}}}},
               "set": {"weir": {"set": true}},
               "meant": {"weir": {"empty": true}},
               "nested": {"properties": {"text": {}}},
               "document": {"weir": {"json": true}},
               "map": {"additionalProperties": {}}}}""");

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static JsonNode canonical(String json) {
        return Canonical.of(SCHEMA, tree(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'text': ''} | {}",
                "{'text': null} | {}",
                "{'flag': false} | {}",
                "{'on': true} | {}",
                "{'number': 0} | {}",
                "{'number': 0.00} | {}",
                "{'number': 1e3} | {'number': 1000.0}",
                "{'number': 12345678901234567890} | {'number': 12345678901234567890.0}",
                "{'list': []} | {}",
                "{'list': [{'flag': false}]} | {'list': [{}]}",
                "{'set': [1, 2]} | {'set': [2, 1]}",
                "{'nested': {'text': ''}} | {}",
                "{'document': '{\\\"a\\\": 1.0, \\\"b\\\": []}'} | {'document': {'b': [], 'a': 1}}",
                "{'map': {'a': 1, 'b': 2}} | {'map': {'b': 2, 'a': 1}}",
            })
    void these_mean_the_same(String one, String other) {
        assertThat(canonical(one.replace('\'', '"'))).isEqualTo(canonical(other.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'flag': true} | {}",
                "{'on': false} | {}",
                "{'number': 1} | {}",
                "{'number': 12345678901234567890} | {'number': 12345678901234567891}",
                "{'number': 0.1234567890123456789} | {'number': 0.1234567890123456788}",
                "{'list': [1, 2]} | {'list': [2, 1]}",
                "{'list': [{'flag': false}]} | {}",
                "{'set': [1, 1]} | {'set': [1]}",
                "{'meant': []} | {}",
                "{'map': {'a': ''}} | {'map': {}}",
                "{'text': '1'} | {'text': 1}",
                "{'document': 'not JSON'} | {'document': '{}'}",
            })
    void these_differ(String one, String other) {
        assertThat(canonical(one.replace('\'', '"'))).isNotEqualTo(canonical(other.replace('\'', '"')));
    }
}
