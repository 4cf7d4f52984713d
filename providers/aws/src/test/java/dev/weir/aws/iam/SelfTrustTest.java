package dev.weir.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.aws.kind.Trees;
import org.junit.jupiter.api.Test;

class SelfTrustTest {
    private static final String ME = "arn:aws:iam::123456789012:role/me";

    @Test
    void a_role_that_trusts_others_only_is_created_as_it_is() {
        assertThat(SelfTrust.isIn(tree("{'AWS': 'arn:aws:iam::123456789012:role/other'}"), ME))
                .isFalse();
    }

    @Test
    void the_role_itself_is_left_out_of_a_list() {
        JsonNode trust = tree("{'AWS': ['arn:aws:iam::123456789012:root', '" + ME + "']}");

        assertThat(SelfTrust.isIn(trust, ME)).isTrue();
        assertThat(SelfTrust.without(trust, ME).at("/Statement/0/Principal"))
                .hasToString("{\"AWS\":[\"arn:aws:iam::123456789012:root\"]}");
    }

    @Test
    void other_principals_of_the_statement_stay() {
        assertThat(SelfTrust.without(tree("{'Service': 'glue.amazonaws.com', 'AWS': '" + ME + "'}"), ME)
                        .at("/Statement/0/Principal"))
                .hasToString("{\"Service\":\"glue.amazonaws.com\"}");
    }

    @Test
    void a_role_that_trusts_nobody_else_lets_nobody_in_at_first() {
        JsonNode trust = tree("{'AWS': ['" + ME + "']}");

        assertThat(SelfTrust.without(trust, ME).path("Statement"))
                .hasToString("[{\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\"}]");
        assertThat(trust.at("/Statement/Principal/AWS/0").asText()).isEqualTo(ME);
    }

    private static JsonNode tree(String principal) {
        return Trees.parse("{'Statement': {'Effect': 'Allow', 'Principal': %s, 'Action': 'sts:AssumeRole'}}"
                        .formatted(principal)
                        .replace('\'', '"'))
                .orElseThrow();
    }
}
