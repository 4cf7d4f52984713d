package dev.weir.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.spi.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final Secrets SECRETS = new Secrets(List.of("hunter2", "hunter2-long", "pa\"ss\\word", "us", ""));

    @Test
    void values_are_masked_the_longest_first() {
        assertThat(SECRETS.hide("x hunter2-long hunter2")).isEqualTo("x (sensitive) (sensitive)");
    }

    @Test
    void a_value_inside_of_a_json_text_is_found_with_its_escapes() {
        assertThat(SECRETS.hide("{\"p\":\"pa\\\"ss\\\\word\"}")).isEqualTo("{\"p\":\"(sensitive)\"}");
    }

    @Test
    void a_value_that_is_too_short_to_be_told_from_ordinary_words_is_not_searched_for() {
        assertThat(SECRETS.hide("us-east-1")).isEqualTo("us-east-1");
    }

    @Test
    void the_texts_of_a_diagnostic_are_hidden() {
        Diagnostic hidden = SECRETS.hide(Diagnostic.error("No hunter2", "Not hunter2"));
        assertThat(hidden.summary() + hidden.detail()).doesNotContain("hunter2");
    }
}
