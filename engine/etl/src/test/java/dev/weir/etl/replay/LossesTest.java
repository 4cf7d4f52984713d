package dev.weir.etl.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.contract.Casts;
import dev.weir.contract.GlueTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A cast")
class LossesTest {
    private static String loss(Object source, String type) {
        return Losses.between(source, Casts.apply(source, GlueTypes.parse(type)))
                .orElse("");
    }

    @Test
    @DisplayName("that rounds or cuts is told with the value before and after")
    void losses() {
        assertThat(loss(16_777_217L, "float")).isEqualTo("16777217 becomes 1.6777216E7");
        assertThat(loss(1.999, "decimal(6,2)")).isEqualTo("1.999 becomes 2.00");
        assertThat(loss(new BigDecimal("0.125"), "decimal(6,2)")).isEqualTo("0.125 becomes 0.13");
        assertThat(loss("0.1234567891", "float")).isEqualTo("0.1234567891 becomes 0.12345679");
        assertThat(loss(Instant.parse("2026-11-25T10:15:30Z"), "date"))
                .isEqualTo("2026-11-25T10:15:30Z becomes 2026-11-25");
        assertThat(loss(Instant.parse("2026-11-25T10:15:30.000001Z"), "bigint"))
                .isEqualTo("2026-11-25T10:15:30.000001Z becomes 1795601730000");
        assertThat(loss("2026-11-25T10:15:30.0000001Z", "timestamp"))
                .isEqualTo("2026-11-25T10:15:30.0000001Z becomes 2026-11-25T10:15:30Z");
    }

    @Test
    @DisplayName("that keeps the value in another form is none")
    void kept() {
        assertThat(loss(16_777_216L, "float")).isEmpty();
        assertThat(loss(1.5, "decimal(6,2)")).isEmpty();
        assertThat(loss("1.50", "double")).isEmpty();
        assertThat(loss("007", "int")).isEmpty();
        assertThat(loss(Instant.parse("2026-11-25T00:00:00Z"), "date")).isEmpty();
        assertThat(loss("2026-11-25T10:15:30.1234560Z", "timestamp")).isEmpty();
        assertThat(loss("2026-11-25T10:15:30.5+01:00", "timestamp")).isEmpty();
        assertThat(loss("yes", "string")).isEmpty();
    }

    @Test
    @DisplayName("of a list, a map or a struct is judged by its parts, and what a struct leaves out is told")
    void parts() {
        assertThat(loss(Arrays.asList(1.5, null, 1.25), "array<decimal(3,1)>")).isEqualTo("1.25 becomes 1.3");
        assertThat(loss(Map.of("1", 0.5), "map<int,double>")).isEmpty();
        assertThat(loss(Map.of("a", 1.25), "struct<a:decimal(3,1)>")).isEqualTo("1.25 becomes 1.3");
        assertThat(loss(Map.of("a", 1L, "b", List.of("x")), "struct<a:bigint>")).isEqualTo("'b' ([x]) is left out");
    }
}
