package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack of the test's own. */
@DisplayName("A pipeline from Protobuf records to columns of lists, maps and structs")
final class TripsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STACK = """
            stack: trips
            aws: { region: us-east-1 }
            buckets: { lake: { name: trips-lake } }
            roles: { glue: { name: trips-role, service: glue.amazonaws.com } }
            streams: { trips: { name: trips, shardCount: 2 } }
            registries: { transport: { name: transport } }
            schemas:
              trip:
                registry: ${registries.transport}
                name: trip
                dataFormat: PROTOBUF
                compatibility: BACKWARD
                definition: { file: trip.proto }
            databases: { transport: { name: transport } }
            tables:
              trips: { database: "${databases.transport}", name: raw, stream: "${streams.trips}", schema: "${schemas.trip}" }
            jobs:
              load:
                name: trips-load
                role: ${roles.glue}
                glueVersion: "5.0"
                pipeline:
                  from: ${tables.trips}
                  mapping:
                    - { source: id, target: id, type: long }
                    - { source: at, target: at, type: timestamp }
                    - { source: kind, target: kind, type: string }
                    - { source: stops, target: stops, type: "array<struct<name:string,meters:decimal(8,1)>>" }
                    - { source: tags, target: tags, type: "map<string,bigint>" }
                    - { source: driver.name, target: driver, type: string }
                  to: { path: "s3://trips-lake/trips/", format: parquet, partitionBy: none }
            crawlers:
              trips:
                name: trips
                role: ${roles.glue}
                database: ${databases.transport}
                targets: { s3Targets: [{ path: "s3://trips-lake/trips/" }] }
            """;
    private static final String SCHEMA = """
            syntax = "proto3";
            package demo;
            import "google/protobuf/timestamp.proto";
            message Trip {
              int64 id = 1;
              google.protobuf.Timestamp at = 2;
              Kind kind = 3;
              repeated Stop stops = 4;
              map<string, int32> tags = 5;
              Driver driver = 6;
              enum Kind { KIND_UNKNOWN = 0; KIND_TRAM = 1; }
              message Stop { string name = 1; double meters = 2; }
            }
            message Driver { string name = 1; }
            """;
    private static final String TEMPLATE = """
            {"id": 9, "at": "2026-11-25T10:15:30Z", "kind": "KIND_TRAM",
             "stops": [{"name": "Central", "meters": 12.25}, {"name": "End"}], "tags": {"line": 4}}
            """;

    @TempDir
    private Path directory;

    @Test
    void isGeneratedRunCrawledAndQueried() throws IOException {
        Files.writeString(directory.resolve("stack.yaml"), STACK);
        Files.writeString(directory.resolve("trip.proto"), SCHEMA);
        Files.writeString(directory.resolve("trip.template"), TEMPLATE);
        Weir weir = Weir.in(directory);
        Weir.Result applied = weir.run("apply", "--auto-approve", "--local");
        assertThat(applied.status()).as(applied.toString()).isZero();
        weir.run("generate", "streams.trips", "--template", "trip.template", "--count", "200", "--local");
        Weir.Result run = weir.run("run", "jobs.load", "--until-caught-up", "--local", "--format", "json");
        assertThat(JSON.readTree(run.out()).path("written").asInt())
                .as(run.toString())
                .isEqualTo(200);
        weir.run("start", "crawlers.trips", "--wait", "--local");

        JsonNode rows = JSON.readTree(weir.run(
                                "query",
                                "SELECT id, at, kind, cardinality(stops), stops[1].meters, stops[2].name, tags['line'], driver, count(*)"
                                        + " FROM transport.trips GROUP BY 1, 2, 3, 4, 5, 6, 7, 8",
                                "--local",
                                "--format",
                                "json")
                        .out())
                .path("rows");

        assertThat(rows.toString())
                .isEqualTo("[[9,\"2026-11-25 10:15:30.000\",\"KIND_TRAM\",2,12.3,\"End\",4,null,200]]");
    }
}
