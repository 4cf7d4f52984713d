package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.fake.Json;
import dev.weir.spec.Address;
import dev.weir.spec.Lifecycle;
import dev.weir.spec.Positions;
import dev.weir.spec.Resource;
import dev.weir.spec.Secrets;
import dev.weir.spi.Identity;
import dev.weir.spi.KindSchema;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DisclosureTest {
    private static final KindSchema JOBS = new KindSchema(Json.of("""
            {weir: {kind: 'jobs', singular: 'job', identity: ['name']},
             properties: {
               name: {type: 'string'},
               workers: {type: 'integer'},
               workerType: {type: 'string', enum: ['small', 'large']},
               role: {type: 'string', weir: {reference: {kind: 'roles'}}},
               description: {type: 'string'},
               token: {type: 'string', enum: ['a'], weir: {sensitive: true}},
               arguments: {type: 'object', additionalProperties: {type: ['string', 'number']}}}}"""));

    private static final ObjectNode LIVE = Json.of("""
            {name: 'load', workers: 2, workerType: 'small', role: 'r', description: 'loads', token: 'a',
             arguments: {url: 'db', password: 'hunter2', old: 'hunter1'}}""");

    private static ObjectNode shown(Optional<ObjectNode> declared) {
        Secrets secrets = new Secrets(Map.of("var.password", "hunter3"));
        return new Disclosure(JOBS, declared.map(DisclosureTest::resource), secrets).of(LIVE);
    }

    private static Resource resource(ObjectNode properties) {
        return new Resource(
                new Address("jobs", "load"),
                new Identity("jobs", "load"),
                properties,
                Json.of("{}"),
                Lifecycle.NONE,
                new TreeSet<>(),
                Positions.UNKNOWN);
    }

    @Test
    void without_a_declaration_only_what_the_schema_vouches_for_is_shown() {
        assertThat(shown(Optional.empty())).isEqualTo(Json.of("""
                {name: 'load', workers: 2, workerType: 'small', role: 'r', description: '(not shown)', token: '(not shown)',
                 arguments: {url: '(not shown)', password: '(not shown)', old: '(not shown)'}}"""));
    }

    @Test
    void a_text_is_shown_where_one_is_declared_that_is_not_sensitive() {
        ObjectNode declared = Json.of("""
                {name: 'load', description: 'loads much', arguments: {url: 'db', password: 'pw=hunter3'}}""");
        assertThat(shown(Optional.of(declared))).isEqualTo(Json.of("""
                {name: 'load', workers: 2, workerType: 'small', role: 'r', description: 'loads', token: '(not shown)',
                 arguments: {url: 'db', password: '(not shown)', old: '(not shown)'}}"""));
    }

    @Test
    void a_text_whose_declaration_is_not_known_is_not_shown() {
        ObjectNode declared = Json.of("{name: 'load', description: null}");
        assertThat(shown(Optional.of(declared)).path("description").asText()).isEqualTo(Disclosure.HIDDEN);
    }
}
