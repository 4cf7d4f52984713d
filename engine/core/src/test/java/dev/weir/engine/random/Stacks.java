package dev.weir.engine.random;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.fake.Json;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spec.Lifecycle;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes up stacks of one name: what two of them have in common by chance is what an apply changes. */
final class Stacks {
    private static final String ACCOUNT = "123456789012";
    private final Random random;
    private final StackBuilder stack = new StackBuilder("shop");
    private final List<String> tables = new ArrayList<>();

    private Stacks(Random random) {
        this.random = random;
    }

    static StackBuilder of(long seed) {
        return new Stacks(new Random(seed)).build();
    }

    private StackBuilder build() {
        List<String> roles =
                some("roles", 3, name -> Json.of("{name: '%s', description: '%s'}".formatted(name, word())));
        List<String> streams = some(
                "streams",
                4,
                name -> Json.of(
                        "{name: '%s', shardCount: %d, format: '%s'}".formatted(name, 1 + random.nextInt(3), word())));
        List<String> schemas =
                some("schemas", 2, name -> Json.of("{name: '%s', definition: '%s'}".formatted(name, word())));
        List<String> buckets = some("buckets", 2, name -> Json.of("{name: '%s', home: '%s'}".formatted(name, word())));
        List<String> databases = some("databases", 2, name -> Json.of("{name: '%s'}".formatted(name)));
        if (!buckets.isEmpty()) {
            some("objects", 3, name -> object(name, pick(buckets)));
        }
        if (!databases.isEmpty()) {
            some("tables", 4, name -> table(name, pick(databases), streams, schemas));
        }
        some("jobs", 3, name -> job(name, roles));
        return stack;
    }

    private interface Properties {
        ObjectNode of(String name);
    }

    /** Declares some of a kind. Addresses and names are shuffled, so that objects are renamed, moved and swapped. */
    private List<String> some(String kind, int most, Properties properties) {
        List<String> names = new ArrayList<>(List.of("a", "b", "c", "d", "e"));
        List<String> used = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            String name = random.nextInt(4) > 0 ? names.remove(0) : names.remove(random.nextInt(names.size()));
            if (random.nextInt(3) > 0) {
                stack.declare(kind + ".r" + i, properties.of(name), Lifecycle.NONE);
                used.add(name);
            }
        }
        return used;
    }

    private ObjectNode object(String name, String bucket) {
        return Json.of("{bucket: '%s', key: '%s', content: '%s'}".formatted(bucket, name, word()));
    }

    private ObjectNode table(String name, String database, List<String> streams, List<String> schemas) {
        ObjectNode table = Json.of("{database: '%s', name: '%s', comment: '%s'}".formatted(database, name, word()));
        if (!streams.isEmpty()) {
            table.put("stream", "arn:aws:kinesis:eu-west-1:" + ACCOUNT + ":stream/" + pick(streams));
        }
        if (!schemas.isEmpty() && random.nextBoolean()) {
            table.put("schema", pick(schemas));
        }
        tables.add(database + "/" + name);
        return table;
    }

    private ObjectNode job(String name, List<String> roles) {
        ObjectNode job = Json.of("{name: '%s', workers: %d}".formatted(name, 1 + random.nextInt(2)));
        if (!roles.isEmpty()) {
            job.put("role", "arn:aws:iam::" + ACCOUNT + ":role/" + pick(roles));
        }
        if (!tables.isEmpty()) {
            job.putArray("inputs").addObject().put("table", pick(tables));
        }
        return job;
    }

    private String pick(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private String word() {
        return List.of("x", "y", "z").get(random.nextInt(3));
    }
}
