package dev.weir.engine.fake;

import dev.weir.spi.KindSchema;
import java.util.List;

/** The fake kinds' schemas. */
final class Schemas {
    private Schemas() {}

    static final List<KindSchema> ALL = List.of(
            schema(
                    "buckets",
                    "bucket",
                    "['name']",
                    "arn:${partition}:s3:::${name}",
                    "name: {type: 'string'}, versioning: {type: 'boolean', default: false},"
                            + " policy: {type: ['object', 'string'], weir: {policy: true}},"
                            + " home: {type: 'string', weir: {replace: true}}"),
            schema(
                    "objects",
                    "object",
                    "['bucket', 'key']",
                    "arn:${partition}:s3:::${bucket}/${key}",
                    "bucket: {type: 'string', weir: {reference: {kind: 'buckets', attribute: 'identity'}}},"
                            + " key: {type: 'string'}, content: {type: 'string'}"),
            schema(
                    "roles",
                    "role",
                    "['name']",
                    "arn:${partition}:iam::${account}:role/${name}",
                    "name: {type: 'string'}, description: {type: 'string'},"
                            + " trust: {type: 'object', weir: {policy: true}}"),
            schema(
                    "streams",
                    "stream",
                    "['name']",
                    "arn:${partition}:kinesis:${region}:${account}:stream/${name}",
                    "name: {type: 'string'}, shardCount: {type: 'integer', default: 1},"
                            + " retention: {type: 'integer', weir: {server: true}},"
                            + " tags: {type: 'object', additionalProperties: {type: 'string'}},"
                            + " format: {type: 'string', weir: {replace: true}}"),
            schema(
                    "schemas",
                    "schema",
                    "['name']",
                    "arn:${partition}:glue:${region}:${account}:schema/${name}",
                    "name: {type: 'string'}, definition: {type: 'string'}"),
            schema(
                    "databases",
                    "database",
                    "['name']",
                    "arn:${partition}:glue:${region}:${account}:database/${name}",
                    "name: {type: 'string'}, description: {type: 'string'}"),
            schema(
                    "tables",
                    "table",
                    "['database', 'name']",
                    "arn:${partition}:glue:${region}:${account}:table/${database}/${name}",
                    "database: {type: 'string', weir: {reference: {kind: 'databases', attribute: 'identity'}}},"
                            + " name: {type: 'string'}, comment: {type: 'string'},"
                            + " stream: {type: 'string', weir: {reference: {kind: 'streams', attribute: 'arn'}}},"
                            + " schema: {type: 'string', weir: {reference: {kind: 'schemas', attribute: 'identity'}}},"
                            + " schemaVersion: {type: 'integer'}"),
            schema(
                    "jobs",
                    "job",
                    "['name']",
                    "arn:${partition}:glue:${region}:${account}:job/${name}",
                    "name: {type: 'string'}, workers: {type: 'integer', default: 2},"
                            + " password: {type: 'string', weir: {sensitive: true}},"
                            + " role: {type: 'string', weir: {reference: {kind: 'roles', attribute: 'arn'}}},"
                            + " inputs: {type: 'array', items: {type: 'object', properties: {"
                            + "   table: {type: 'string', weir: {reference: {kind: 'tables', attribute: 'identity'}}}}}}"));

    private static KindSchema schema(String kind, String singular, String identity, String arn, String properties) {
        boolean isGlobal = !arn.contains("${region}");
        return new KindSchema(Json.of(
                "{weir: {kind: '%s', singular: '%s', identity: %s, global: %s, attributes: {arn: '%s'}}, properties: {%s}}"
                        .formatted(kind, singular, identity, isGlobal, arn, properties)));
    }
}
