package dev.weir.local.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A policy that is given back")
final class PolicySpellingTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode statement(String statement) {
        try {
            String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}";
            return JSON.readTree(
                            PolicySpelling.everywhere(JSON.createObjectNode().put("Policy", policy))
                                    .path("Policy")
                                    .asText())
                    .at("/Statement/0");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void names_an_account_by_its_root_where_it_is_a_principal() {
        JsonNode given = statement("{\"Principal\":{\"AWS\":[\"123456789012\"]}}");
        assertThat(given.at("/Principal/AWS").asText()).isEqualTo("arn:aws:iam::123456789012:root");
    }

    @Test
    void keeps_an_account_that_is_a_value_of_a_condition() {
        JsonNode given = statement("{\"Condition\":{\"StringEquals\":{\"aws:PrincipalAccount\":[\"123456789012\"]}}}");
        assertThat(given.at("/Condition/StringEquals")
                        .path("aws:PrincipalAccount")
                        .asText())
                .isEqualTo("123456789012");
    }

    @Test
    void has_texts_for_the_values_of_conditions() {
        JsonNode given = statement("{\"Condition\":{\"Bool\":{\"aws:SecureTransport\":false}}}");
        assertThat(given.at("/Condition/Bool").path("aws:SecureTransport")).isEqualTo(JSON.valueToTree("false"));
    }
}
