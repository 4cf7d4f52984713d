package dev.weir.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyFormTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode statement(String members) {
        return document("{'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow', " + members + "}]}");
    }

    private static JsonNode document(String json) {
        try {
            return PolicyForm.ofSet(JSON.readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'Action': 's3:Get*' | 'Action': ['s3:Get*']",
                "'Action': ['b', 'a'] | 'Action': ['a', 'b']",
                "'Resource': ['b', 'a', 'a'] | 'Resource': ['a', 'b']",
                "'Principal': {'AWS': '123456789012'} | 'Principal': {'AWS': ['arn:aws:iam::123456789012:root']}",
                "'Principal': {'AWS': '123456789012'} | 'Principal': {'AWS': 'arn:aws-cn:iam::123456789012:root'}",
                "'Principal': '*' | 'Principal': {'AWS': '*'}",
                "'NotPrincipal': {'Service': ['b', 'a']} | 'NotPrincipal': {'Service': ['a', 'b']}",
                "'Condition': {'Bool': {'k': true}} | 'Condition': {'Bool': {'k': ['True']}}",
                "'Condition': {'NumericLessThan': {'k': 5}} | 'Condition': {'NumericLessThan': {'k': '5'}}",
                "'Sid': '', 'Action': 'a' | 'Action': 'a'",
            })
    void these_are_one_policy(String one, String other) {
        assertThat(statement(one)).isEqualTo(statement(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'Action': 's3:Get*' | 'NotAction': 's3:Get*'",
                "'Principal': {'AWS': '123456789012'} | 'Principal': {'AWS': 'arn:aws:iam::123456789012:role/a'}",
                "'Principal': {'AWS': '123456789012'} | 'Principal': {'AWS': '210987654321'}",
                "'Principal': {'Service': '*'} | 'Principal': {'AWS': '*'}",
                "'Condition': {'StringEquals': {'k': 'True'}} | 'Condition': {'StringEquals': {'k': 'true'}}",
                "'Resource': ['a', 'b'] | 'Resource': ['a']",
                "'Sid': 'a' | 'Sid': 'b'",
            })
    void these_are_two(String one, String other) {
        assertThat(statement(one)).isNotEqualTo(statement(other));
    }

    @Test
    void statements_have_no_order_and_one_needs_no_list() {
        assertThat(document("{'Statement': [{'Sid': 'b'}, {'Sid': 'a'}]}"))
                .isEqualTo(document("{'Statement': [{'Sid': 'a'}, {'Sid': 'b'}]}"));
        assertThat(document("{'Statement': {'Sid': 'a'}}")).isEqualTo(document("{'Statement': [{'Sid': 'a'}]}"));
    }
}
