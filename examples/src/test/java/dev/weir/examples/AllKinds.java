package dev.weir.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import java.util.ArrayList;
import java.util.List;

/** A stack with resources of all kinds, and what an endpoint holds of it. */
final class AllKinds {
    private AllKinds() {}

    /** Everything but Weir's own notes, asked of the endpoint itself. */
    static List<String> inventory(AwsCalls calls) {
        List<String> found = new ArrayList<>();
        names(calls, found, "kinesis:ListStreams", AwsCalls.tree(), "/StreamNames", "");
        names(calls, found, "glue:ListRegistries", AwsCalls.tree(), "/Registries", "/RegistryName");
        names(calls, found, "glue:ListSchemas", AwsCalls.tree(), "/Schemas", "/SchemaName");
        names(calls, found, "glue:GetDatabases", AwsCalls.tree(), "/DatabaseList", "/Name");
        if (found.contains("/DatabaseList lab")) {
            names(calls, found, "glue:GetTables", AwsCalls.tree().put("DatabaseName", "lab"), "/TableList", "/Name");
        }
        names(calls, found, "glue:GetJobs", AwsCalls.tree(), "/Jobs", "/Name");
        names(calls, found, "glue:GetCrawlers", AwsCalls.tree(), "/Crawlers", "/Name");
        names(calls, found, "iam:ListRoles", AwsCalls.tree(), "/Roles", "/RoleName");
        names(calls, found, "s3:ListBuckets", AwsCalls.tree(), "/Buckets", "/Name");
        if (found.contains("/Buckets lake")) {
            names(calls, found, "s3:ListObjectsV2", AwsCalls.tree().put("Bucket", "lake"), "/Contents", "/Key");
        }
        found.removeIf(name -> name.startsWith("/Contents _weir/"));
        return found;
    }

    private static void names(
            AwsCalls calls, List<String> found, String operation, ObjectNode input, String list, String name) {
        for (JsonNode member : calls.call(operation, input).at(list)) {
            found.add(list + " " + member.at(name).asText());
        }
    }

    /** What {@link #inventory} holds once the stack is applied. */
    static List<String> whole() {
        return List.of(
                "/StreamNames one",
                "/StreamNames two",
                "/Registries devices",
                "/Schemas reading",
                "/DatabaseList lab",
                "/TableList files",
                "/TableList readings",
                "/Jobs copy",
                "/Jobs load",
                "/Crawlers files",
                "/Roles glue",
                "/Buckets lake",
                "/Contents scripts/load.py");
    }

    /**
     * The stack. Two that differ in all three differ in a resource of every kind.
     *
     * @param type of a field, as Avro's JSON
     */
    static String stack(int shards, String text, String type) {
        return """
                stack: faults
                aws: { region: us-east-1 }
                buckets:
                  lake: { name: lake, versioning: Enabled, forceDestroy: true, tags: { note: %2$s } }
                objects:
                  script: { bucket: "${buckets.lake.name}", key: scripts/load.py, content: "print('%2$s')" }
                roles:
                  glue:
                    name: glue
                    service: glue.amazonaws.com
                    description: %2$s
                    policies:
                      read: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "s3:*", Resource: "arn:aws:s3:::lake/%2$s" }] }
                streams:
                  one: { name: one, shardCount: %1$d, retentionPeriodHours: 4%1$d }
                  two: { name: two, shardCount: 1, tags: { note: %2$s } }
                registries:
                  devices: { name: devices, description: %2$s }
                schemas:
                  reading:
                    registry: ${registries.devices}
                    name: reading
                    dataFormat: AVRO
                    compatibility: BACKWARD
                    definition: '{"type":"record","name":"R","fields":[{"name":"id","type":"long"},{"name":"at","type":%3$s}]}'
                databases:
                  lab: { name: lab, description: %2$s }
                tables:
                  readings: { database: "${databases.lab}", name: readings, stream: "${streams.one}", schema: "${schemas.reading}" }
                  files:
                    database: ${databases.lab}
                    name: files
                    description: %2$s
                    location: s3://lake/files/
                    format: parquet
                    columns: [{ name: id, type: bigint }]
                jobs:
                  load:
                    name: load
                    description: %2$s
                    role: ${roles.glue}
                    glueVersion: "5.0"
                    workerType: G.1X
                    numberOfWorkers: %1$d
                    command: { name: glueetl, scriptLocation: "s3://lake/scripts/load.py", pythonVersion: "3" }
                  copy:
                    name: copy
                    role: ${roles.glue}
                    glueVersion: "5.0"
                    workerType: G.1X
                    numberOfWorkers: 2
                    pipeline:
                      from: ${tables.readings}
                      window: %1$d0s
                      mapping: [{ source: id, target: id, type: long }]
                      to: { path: "s3://${buckets.lake.name}/rows/", format: parquet }
                crawlers:
                  files:
                    name: files
                    role: ${roles.glue}
                    database: ${databases.lab}
                    description: %2$s
                    targets: { s3Targets: [{ path: "s3://lake/files/" }] }
                """.formatted(shards, text, type);
    }
}
