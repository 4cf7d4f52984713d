package dev.weir.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.weir.contract.evolution.Direction;
import dev.weir.contract.evolution.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random pairs of schemas, judged by a validator that knows nothing of inclusion. */
class JsonInclusionPropertyTest {
    private static final int PAIRS = Integer.getInteger("weir.soak", 1_500);
    private static final int INSTANCES = 12;

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    @Test
    void whatever_is_called_compatible_can_be_read() {
        int compatible = 0;
        int unproven = 0;
        for (int seed = 0; seed < PAIRS; seed++) {
            var random = new Random(seed);
            var schemas = new RandomSchemas(random);
            ObjectNode one = schemas.document();
            ObjectNode other = seed % 8 == 0 ? schemas.document() : new SchemaMutations(random, schemas).changed(one);
            ObjectNode writer = seed % 2 == 0 ? one : other;
            ObjectNode reader = seed % 2 == 0 ? other : one;
            List<Finding> findings = JsonEvolution.check(writer, reader, Direction.BACKWARD);
            if (findings.isEmpty()) {
                compatible++;
                requireInclusion(seed, writer, reader, new RandomInstances(random, schemas), schemas);
            } else if (findings.stream().noneMatch(Finding::proven)) {
                unproven++;
            }
        }
        assertThat(compatible).isBetween(PAIRS / 10, PAIRS * 9 / 10);
        assertThat(unproven).isLessThan(PAIRS / 10);
    }

    private void requireInclusion(
            int seed, ObjectNode earlier, ObjectNode proposed, RandomInstances random, RandomSchemas schemas) {
        Schema writer = registry.getSchema(earlier);
        Schema reader = registry.getSchema(proposed);
        for (JsonNode instance : instances(earlier, proposed, random, schemas)) {
            if (!isEndless(writer, instance) && !isEndless(reader, instance) && accepts(writer, instance)) {
                assertThat(accepts(reader, instance))
                        .as("seed %d: %s of %s under %s", seed, instance, earlier, proposed)
                        .isTrue();
            }
        }
    }

    private static List<JsonNode> instances(
            ObjectNode earlier, ObjectNode proposed, RandomInstances random, RandomSchemas schemas) {
        var patterns = new Patterns();
        var budget = new Budget(100_000);
        var samples = new Samples(patterns, new Evaluator(patterns, budget), budget);
        List<JsonNode> instances = new ArrayList<>();
        for (ObjectNode schema : List.of(earlier, proposed)) {
            try {
                instances.addAll(samples.of(Set.of(new SchemaDocument(schema).rootNode())));
            } catch (UndecidedException e) {
                instances.add(schemas.value(2));
            }
        }
        int sampled = instances.size();
        for (int i = 0; i < INSTANCES; i++) {
            instances.add(schemas.value(3));
            instances.add(random.near(earlier));
            instances.add(random.near(proposed));
        }
        for (int i = 0; i < sampled + INSTANCES; i++) {
            JsonNode nudged = schemas.nudged(instances.get(i));
            instances.add(nudged);
            instances.add(schemas.nudged(nudged));
        }
        return instances;
    }

    /** A reference that leads back to itself has no meaning; the validator never ends there, so such pairs say nothing. */
    private static boolean isEndless(Schema schema, JsonNode instance) {
        try {
            return schema.validate(instance) == null;
        } catch (StackOverflowError e) {
            return true;
        }
    }

    private static boolean accepts(Schema schema, JsonNode instance) {
        return schema.validate(instance).isEmpty();
    }
}
