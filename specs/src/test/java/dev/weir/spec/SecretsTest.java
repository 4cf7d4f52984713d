package dev.weir.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.spi.Diagnostic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final Secrets SECRETS =
            new Secrets(Map.of("var.a", "hunter2", "var.b", "hunter2-long", "var.c", "pa\"ss\\word", "var.d", ""));

    @Test
    void values_are_replaced_by_their_names_the_longest_first() {
        assertThat(SECRETS.hide("x hunter2-long hunter2")).isEqualTo("x ⟪var.b⟫ ⟪var.a⟫");
    }

    @Test
    void a_value_inside_of_a_json_text_is_found_with_its_escapes() {
        String document = "{\"p\":\"pa\\\"ss\\\\word\"}";
        assertThat(SECRETS.hide(document)).isEqualTo("{\"p\":\"⟪var.c:json⟫\"}");
        assertThat(SECRETS.reveal(SECRETS.hide(document))).isEqualTo(document);
        assertThat(SECRETS.namesIn(SECRETS.hide(document))).containsExactly("var.c");
    }

    @Test
    void revealing_undoes_hiding() {
        String text = "hunter2 pa\"ss\\word and hunter2-long";
        assertThat(SECRETS.reveal(SECRETS.hide(text))).isEqualTo(text);
    }

    @Test
    void two_names_for_one_value_hide_it_in_the_same_way_whatever_their_order() {
        assertThat(new Secrets(Map.of("var.y", "same", "var.x", "same")).hide("same"))
                .isEqualTo("⟪var.x⟫");
    }

    @Test
    void only_the_named_values_may_be_kept() {
        assertThat(SECRETS.only(List.of("var.a", "var.z")).hide("hunter2-long hunter2"))
                .isEqualTo("⟪var.a⟫-long ⟪var.a⟫");
    }

    @Test
    void the_texts_of_a_diagnostic_are_hidden() {
        Diagnostic hidden = SECRETS.hide(Diagnostic.error("No hunter2", "Not hunter2"));
        assertThat(hidden.summary() + hidden.detail()).doesNotContain("hunter2");
    }
}
