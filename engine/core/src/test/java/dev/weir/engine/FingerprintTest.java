package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.fake.Json;
import dev.weir.spi.Identity;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final KindSchema SCHEMA = new KindSchema(Json.of("""
            {weir: {kind: 'streams', singular: 'stream', identity: ['name']},
             properties: {password: {weir: {sensitive: true}},
                          arguments: {additionalProperties: {weir: {sensitive: true}}, properties: {mode: {}}}}}
            """));

    private static Fingerprint of(String properties, String attributes, String stack) {
        return Fingerprint.of(
                SCHEMA,
                new Live(
                        new Identity("streams", "orders"),
                        Json.of(properties),
                        Json.of(attributes),
                        Optional.of(Ownership.of(stack, "streams.orders", "us-east-1"))));
    }

    @Test
    void the_order_of_members_has_no_meaning() {
        assertThat(of("{a: {x: 1, y: 2}, b: 'z'}", "{}", "shop"))
                .isEqualTo(of("{b: 'z', a: {y: 2, x: 1}}", "{}", "shop"));
    }

    @Test
    void the_notation_of_a_number_has_no_meaning() {
        assertThat(of("{a: [100, 0.5, 0]}", "{}", "shop")).isEqualTo(of("{a: [1e2, 0.50, 0.0]}", "{}", "shop"));
    }

    @Test
    void an_absent_member_is_the_same_as_a_null_one() {
        assertThat(of("{a: {x: null}, b: null}", "{}", "shop")).isEqualTo(of("{a: {}}", "{}", "shop"));
    }

    @Test
    void the_order_of_elements_has_a_meaning() {
        assertThat(of("{a: [1, 2]}", "{}", "shop")).isNotEqualTo(of("{a: [2, 1]}", "{}", "shop"));
    }

    @Test
    void a_text_is_not_a_number() {
        assertThat(of("{a: '1'}", "{}", "shop")).isNotEqualTo(of("{a: 1}", "{}", "shop"));
    }

    @Test
    void it_names_what_differs() {
        Fingerprint before = of("{shards: 1, name: 'orders'}", "{arn: 'a'}", "shop");

        assertThat(before.differingFrom(of("{shards: 2, name: 'orders', mode: 'x'}", "{arn: 'b'}", "warehouse")))
                .containsExactly("/mode", "/shards", "attributes/arn", "owner");
        assertThat(before.differingFrom(before)).isEmpty();
    }

    @Test
    void what_is_sensitive_leaves_no_trace() {
        Fingerprint before = of("{password: 'a', arguments: {mode: 'x', token: '1'}}", "{}", "shop");

        assertThat(before.digests()).containsOnlyKeys("/arguments", "owner");
        assertThat(before).isEqualTo(of("{password: 'b', arguments: {mode: 'x', token: '2'}}", "{}", "shop"));
        assertThat(before).isNotEqualTo(of("{password: 'b', arguments: {mode: 'y', token: '2'}}", "{}", "shop"));
    }
}
