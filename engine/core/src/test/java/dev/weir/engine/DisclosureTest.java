package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.fake.Json;
import dev.weir.spec.Address;
import dev.weir.spec.Lifecycle;
import dev.weir.spec.Positions;
import dev.weir.spec.Resource;
import dev.weir.spi.Identity;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.Sensitive;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
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
        return new Disclosure(JOBS, declared.map(DisclosureTest::resource)).of(live(new TreeSet<>()));
    }

    private static Live live(SortedSet<String> sensitive) {
        Ownership owner = new Ownership("s", "jobs.load", Optional.of("r"), Set.of(), sensitive);
        return new Live(new Identity("jobs", "load"), LIVE, Json.of("{copy: 'hunter2', other: 1}"), Optional.of(owner));
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
        ObjectNode arguments = (ObjectNode) declared.get("arguments");
        arguments.set("password", Sensitive.mark(arguments.get("password"), Set.of("var.password")));
        assertThat(shown(Optional.of(declared))).isEqualTo(Json.of("""
                {name: 'load', workers: 2, workerType: 'small', role: 'r', description: 'loads', token: '(not shown)',
                 arguments: {url: 'db', password: '(not shown)', old: '(not shown)'}}"""));
    }

    @Test
    void a_text_whose_declaration_is_not_known_is_not_shown() {
        ObjectNode declared = Json.of("{name: 'load', description: null}");
        assertThat(shown(Optional.of(declared)).path("description").asText()).isEqualTo(Disclosure.HIDDEN);
    }

    @Test
    void what_the_mark_calls_sensitive_is_not_shown_be_it_a_text_or_not() {
        ObjectNode shown = new Disclosure(JOBS, Optional.empty()).of(live(new TreeSet<>(Set.of("/workers"))));
        assertThat(shown.path("workers").asText()).isEqualTo(Disclosure.HIDDEN);
    }

    @Test
    void attributes_do_not_show_what_properties_hide() {
        assertThat(new Disclosure(JOBS, Optional.empty()).attributes(live(new TreeSet<>())))
                .isEqualTo(Json.of("{copy: '(not shown)', other: 1}"));
    }
}
