package dev.weir.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.DirectService;
import dev.weir.local.DirectService.Encoding;
import dev.weir.local.Payload;
import dev.weir.local.Reply;
import dev.weir.local.Service;
import dev.weir.local.ServiceContext;
import dev.weir.local.StreamingService;
import dev.weir.local.disk.SmallDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.KinesisException;

class FullDiskTest {
    private static final Caller CALLER = new Caller("000000000000", "us-east-1", "key");
    private static final long LARGEST_CHANGE = 7000;
    private static final long PLENTY = Long.MAX_VALUE;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();
    private static final String TRUST =
            "{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Principal\\\":{\\\"Service\\\":"
                    + "\\\"glue.amazonaws.com\\\"},\\\"Action\\\":\\\"sts:AssumeRole\\\"}]}";

    /** Each changes something; what the later ones need is made by earlier ones. */
    private static final List<Call> CHANGES = List.of(
            call("kinesis", "CreateStream", "{StreamName: 's', ShardCount: 2, Tags: {a: 'b'}}"),
            call("kinesis", "PutRecord", "{StreamName: 's', PartitionKey: 'k', Data: 'AAAA'}"),
            call(
                    "kinesis",
                    "UpdateShardCount",
                    "{StreamName: 's', TargetShardCount: 3, ScalingType: 'UNIFORM_SCALING'}"),
            call("kinesis", "PutRecord", "{StreamName: 's', PartitionKey: 'k', Data: 'BBBB'}"),
            call("kinesis", "AddTagsToStream", "{StreamName: 's', Tags: {c: 'd'}}"),
            call("kinesis", "IncreaseStreamRetentionPeriod", "{StreamName: 's', RetentionPeriodHours: 48}"),
            call(
                    "kinesis",
                    "RegisterStreamConsumer",
                    "{StreamARN: 'arn:aws:kinesis:us-east-1:000000000000:stream/s', ConsumerName: 'c'}"),
            call("iam", "CreateRole", "{RoleName: 'glue', AssumeRolePolicyDocument: \"" + TRUST + "\"}"),
            call("iam", "TagRole", "{RoleName: 'glue', Tags: [{Key: 'a', Value: 'b'}]}"),
            call("glue", "CreateRegistry", "{RegistryName: 'r', Tags: {a: 'b'}}"),
            call(
                    "glue",
                    "CreateSchema",
                    "{RegistryId: {RegistryName: 'r'}, SchemaName: 'x', DataFormat: 'AVRO', Compatibility: 'NONE',"
                            + " SchemaDefinition: '{\"type\": \"string\"}', Tags: {a: 'b'}}"),
            call(
                    "glue",
                    "RegisterSchemaVersion",
                    "{SchemaId: {RegistryName: 'r', SchemaName: 'x'}, SchemaDefinition: '{\"type\": \"int\"}'}"),
            call("glue", "CreateDatabase", "{DatabaseInput: {Name: 'd'}, Tags: {a: 'b'}}"),
            call(
                    "glue",
                    "CreateTable",
                    "{DatabaseName: 'd', TableInput: {Name: 't', PartitionKeys: [{Name: 'p', Type: 'string'}]}}"),
            call(
                    "glue",
                    "UpdateTable",
                    "{DatabaseName: 'd', TableInput: {Name: 't', Description: 'new', PartitionKeys: [{Name: 'p', Type: 'string'}]}}"),
            call(
                    "glue",
                    "BatchCreatePartition",
                    "{DatabaseName: 'd', TableName: 't', PartitionInputList: [{Values: ['1']}, {Values: ['2']}]}"),
            call(
                    "glue",
                    "CreateJob",
                    "{Name: 'j', Role: 'glue', GlueVersion: '5.0', Command: {Name: 'glueetl', ScriptLocation: 's3://b/k'}, Tags: {a: 'b'}}"),
            call(
                    "glue",
                    "CreateCrawler",
                    "{Name: 'c', Role: 'glue', DatabaseName: 'd', Targets: {S3Targets: [{Path: 's3://b/k'}]}, Tags: {a: 'b'}}"),
            call("s3", "CreateBucket", "{Bucket: 'bucket'}"),
            call("s3", "PutBucketTagging", "{Bucket: 'bucket', Tagging: {TagSet: [{Key: 'a', Value: 'b'}]}}"),
            call("s3", "PutObject", "{Bucket: 'bucket', Key: 'folder'}", "first"),
            call("s3", "PutObject", "{Bucket: 'bucket', Key: 'folder/key'}", "second"),
            call("s3", "PutBucketVersioning", "{Bucket: 'bucket', VersioningConfiguration: {Status: 'Enabled'}}"),
            call("s3", "PutObject", "{Bucket: 'bucket', Key: 'folder/key'}", "third"),
            call("s3", "DeleteObject", "{Bucket: 'bucket', Key: 'folder'}"),
            call("athena", "CreateWorkGroup", "{Name: 'w', Tags: [{Key: 'a', Value: 'b'}]}"));

    /** These free space, so they work without any. */
    private static final List<Call> DELETIONS = List.of(
            call("glue", "DeleteTable", "{DatabaseName: 'd', Name: 't'}"),
            call("glue", "DeleteDatabase", "{Name: 'd'}"),
            call("glue", "DeleteJob", "{JobName: 'j'}"),
            call("glue", "DeleteCrawler", "{Name: 'c'}"),
            call("iam", "DeleteRole", "{RoleName: 'glue'}"),
            call("athena", "DeleteWorkGroup", "{WorkGroup: 'w', RecursiveDeleteOption: true}"));

    private static final List<Call> LOOKS = List.of(
            call("kinesis", "ListStreams", "{}"),
            call("kinesis", "DescribeStream", "{StreamName: 's'}"),
            call("kinesis", "ListTagsForStream", "{StreamName: 's'}"),
            call("kinesis", "ListStreamConsumers", "{StreamARN: 'arn:aws:kinesis:us-east-1:000000000000:stream/s'}"),
            call("iam", "ListRoles", "{}"),
            call("iam", "ListRoleTags", "{RoleName: 'glue'}"),
            call("glue", "ListRegistries", "{}"),
            call("glue", "ListSchemas", "{}"),
            call("glue", "GetSchema", "{SchemaId: {RegistryName: 'r', SchemaName: 'x'}}"),
            call("glue", "ListSchemaVersions", "{SchemaId: {RegistryName: 'r', SchemaName: 'x'}}"),
            call("glue", "GetDatabases", "{}"),
            call("glue", "GetTables", "{DatabaseName: 'd'}"),
            call("glue", "GetTableVersions", "{DatabaseName: 'd', TableName: 't'}"),
            call("glue", "GetPartitions", "{DatabaseName: 'd', TableName: 't'}"),
            call("glue", "GetJobs", "{}"),
            call("glue", "GetCrawlers", "{}"),
            call("s3", "ListBuckets", "{}"),
            call("s3", "GetBucketTagging", "{Bucket: 'bucket'}"),
            call("s3", "GetBucketVersioning", "{Bucket: 'bucket'}"),
            call("s3", "ListObjectVersions", "{Bucket: 'bucket'}"),
            call("s3", "GetObject", "{Bucket: 'bucket', Key: 'folder'}"),
            call("s3", "GetObject", "{Bucket: 'bucket', Key: 'folder/key'}"),
            call("athena", "ListWorkGroups", "{}"),
            call("resourcegroupstaggingapi", "GetResources", "{}"));

    @TempDir
    Path folder;

    private record Call(String service, String operation, String input, String body) {}

    private static Call call(String service, String operation, String input) {
        return new Call(service, operation, input, "");
    }

    private static Call call(String service, String operation, String input, String body) {
        return new Call(service, operation, input, body);
    }

    @Test
    void whateverIsRefusedChangesNothingAndWhateverIsConfirmedIsKept() throws IOException {
        SmallDisk roomy = new SmallDisk(folder.resolve("roomy"), PLENTY);
        List<Long> spaces = new ArrayList<>();
        try (World world = new World(roomy.root())) {
            for (Call change : CHANGES) {
                long before = PLENTY - roomy.left();
                world.make(change);
                long needed = PLENTY - roomy.left() - before;
                spaces.add(before + (spaces.size() % 2 == 0 ? needed - 1 : needed / 3));
            }
        }
        for (long space : spaces) {
            fill(folder.resolve("disk-" + space), space);
        }
    }

    private static void fill(Path data, long space) throws IOException {
        SmallDisk disk = new SmallDisk(data, space);
        List<Call> refused = new ArrayList<>();
        Map<String, String> now;
        boolean full = false;
        try (World world = new World(disk.root())) {
            now = world.look();
            for (Call change : CHANGES) {
                boolean mayBeRefused = disk.left() < LARGEST_CHANGE;
                Map<String, String> before = mayBeRefused && !full ? world.look() : now;
                boolean confirmed = world.confirmed(change);
                now = mayBeRefused ? world.look() : now;
                full = disk.left() == 0;
                if (!confirmed) {
                    refused.add(change);
                    assertThat(difference(before, now))
                            .as("after the refused %s with %s bytes", change, space)
                            .isEmpty();
                }
            }
        }
        assertThat(refused).isNotEmpty();
        try (World reopened = new World(data)) {
            assertThat(difference(now, reopened.look()))
                    .as("after a restart, with %s bytes", space)
                    .isEmpty();
        }
        disk.free(PLENTY);
        Map<String, String> whole;
        try (World world = new World(disk.root())) {
            refused.forEach(world::make);
            whole = world.look();
        }
        try (World reopened = new World(data)) {
            assertThat(difference(whole, reopened.look()))
                    .as("with space again, after %s bytes", space)
                    .isEmpty();
        }
        try (Stream<Path> files = Files.walk(data)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".tmp") || name.endsWith("commit"));
        }
    }

    private static List<String> difference(Map<String, String> before, Map<String, String> after) {
        return before.keySet().stream()
                .filter(look -> !before.get(look).equals(after.get(look)))
                .map(look -> look + ": " + before.get(look) + " became " + after.get(look))
                .toList();
    }

    @Test
    void aServerGoesOnWithoutARestartOnceThereIsSpaceAgain() throws IOException {
        SmallDisk disk = new SmallDisk(folder, 3000);
        List<Call> refused = new ArrayList<>();
        Map<String, String> whole;
        try (World world = new World(disk.root())) {
            CHANGES.stream().filter(change -> !world.confirmed(change)).forEach(refused::add);
            disk.free(PLENTY);
            refused.forEach(world::make);
            whole = world.look();
        }
        assertThat(refused).hasSizeBetween(2, CHANGES.size() - 2);
        try (World reopened = new World(folder)) {
            assertThat(difference(whole, reopened.look())).isEmpty();
        }
    }

    @Test
    void deletingWorksOnAFullDisk() throws IOException {
        SmallDisk disk = new SmallDisk(folder, PLENTY);
        Map<String, String> left;
        try (World world = new World(disk.root())) {
            CHANGES.forEach(world::make);
            disk.free(0);
            DELETIONS.forEach(world::make);
            left = world.look();
        }
        assertThat(left.get("GetTables{DatabaseName: 'd'}")).isEqualTo("EntityNotFoundException");
        try (World reopened = new World(folder)) {
            assertThat(difference(left, reopened.look())).isEmpty();
        }
    }

    @Test
    void eachRecordOfACallThatFillsTheDiskIsKeptOrRefused() throws IOException {
        for (int space = 0; space < 2500; space += 41) {
            Path data = folder.resolve("disk-" + space);
            SmallDisk disk = new SmallDisk(data, PLENTY);
            List<String> confirmed = new ArrayList<>();
            try (World world = new World(disk.root())) {
                world.make(call("kinesis", "CreateStream", "{StreamName: 's', ShardCount: 4}"));
                disk.free(space);
                for (int i = 0; i < 4; i++) {
                    confirmed.addAll(world.putRecords("call-" + i, 12));
                }
                disk.free(PLENTY);
                confirmed.addAll(world.putRecords("last", 12));
                assertThat(world.records()).containsExactlyInAnyOrderElementsOf(confirmed);
            }
            try (World reopened = new World(data)) {
                assertThat(reopened.records()).containsExactlyInAnyOrderElementsOf(confirmed);
            }
        }
    }

    @Test
    void theAnswerSaysThatTheDiskIsFullAndWhatHelps() throws IOException {
        SmallDisk disk = new SmallDisk(folder, PLENTY);
        List<String> notices = new ArrayList<>();
        try (LocalAws aws = LocalAws.start(
                        LocalOptions.in(disk.root()).withSettle(Duration.ZERO).withNotices(notices::add));
                KinesisClient kinesis = Clients.of(aws).kinesis()) {
            kinesis.createStream(request -> request.streamName("s").shardCount(1));
            disk.free(0);
            assertThatThrownBy(() -> kinesis.putRecord(
                            request -> request.streamName("s").partitionKey("k").data(SdkBytes.fromUtf8String("data"))))
                    .isInstanceOf(KinesisException.class)
                    .hasMessageContaining("The embedded AWS cannot write to " + folder + ": No space left on device."
                            + " The request changed nothing. Free some space and try again.")
                    .hasMessageContaining("Status Code: 500");
            assertThat(notices)
                    .containsExactly("The embedded AWS cannot write to " + folder
                            + ": No space left on device. It refuses changes until there is free space again."
                            + " Everything it has confirmed is kept.");
        }
    }

    /** The services over a directory, at one moment. */
    private static final class World implements AutoCloseable {
        private final List<Service> services;

        World(Path data) throws IOException {
            services = Services.open(
                    new ServiceContext(
                            data,
                            CALLER.account(),
                            Clock.fixed(Instant.parse("2026-11-29T00:00:00Z"), ZoneOffset.UTC),
                            Duration.ZERO,
                            false,
                            (job, endpoint, region, stopped) -> {},
                            () -> URI.create("http://127.0.0.1:1"),
                            notice -> {}),
                    Duration.ZERO,
                    Duration.ZERO);
        }

        /** Whether a change is confirmed; it may be refused by the disk, or because what it needs was refused. */
        boolean confirmed(Call call) {
            try {
                answer(call);
                return true;
            } catch (UncheckedIOException | AwsException refused) {
                return false;
            }
        }

        void make(Call call) {
            answer(call);
        }

        Map<String, String> look() {
            Map<String, String> seen = new TreeMap<>();
            for (Call look : LOOKS) {
                try {
                    seen.put(look.operation() + look.input(), answer(look));
                } catch (AwsException e) {
                    seen.put(look.operation() + look.input(), e.code());
                }
            }
            seen.put("records", records().toString());
            return seen;
        }

        List<String> records() {
            List<String> records = new ArrayList<>();
            try {
                JsonNode shards = tree(answer(call("kinesis", "ListShards", "{StreamName: 's'}")));
                for (JsonNode shard : shards.path("Shards")) {
                    JsonNode iterator = tree(answer(call(
                            "kinesis",
                            "GetShardIterator",
                            "{StreamName: 's', ShardIteratorType: 'TRIM_HORIZON', ShardId: '"
                                    + shard.path("ShardId").asText() + "'}")));
                    JsonNode read = direct("GetRecords", iterator.toString());
                    read.path("Records").forEach(record -> records.add(text(record)));
                }
            } catch (AwsException noStream) {
                records.add(noStream.code());
            }
            return records;
        }

        private static String text(JsonNode record) {
            try {
                return new String(record.path("Data").binaryValue(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Puts records and returns those that were taken. */
        List<String> putRecords(String name, int count) {
            ObjectNode input = JSON.createObjectNode().put("StreamName", "s");
            for (int i = 0; i < count; i++) {
                byte[] data = (name + "-" + i).getBytes(StandardCharsets.UTF_8);
                input.withArray("Records").addObject().put("Data", data).put("PartitionKey", "key-" + i);
            }
            List<String> taken = new ArrayList<>();
            try {
                JsonNode results = direct("PutRecords", input.toString()).path("Records");
                for (int i = 0; i < count; i++) {
                    if (results.path(i).has("SequenceNumber")) {
                        taken.add(name + "-" + i);
                    } else {
                        assertThat(results.path(i).path("ErrorCode").asText()).isEqualTo("InternalFailure");
                    }
                }
            } catch (UncheckedIOException allRefused) {
                assertThat(allRefused).hasMessageContaining("No space left on device");
            }
            return taken;
        }

        private JsonNode direct(String operation, String input) {
            DirectService kinesis = (DirectService) service("kinesis");
            try {
                return JSON.readTree(
                        kinesis.direct(operation, Encoding.JSON, input.getBytes(StandardCharsets.UTF_8), CALLER)
                                .orElseThrow()
                                .bytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String answer(Call call) {
            Service service = service(call.service());
            ObjectNode input = tree(call.input());
            if (!(service instanceof StreamingService streaming)) {
                return spelled(service.handle(call.operation(), input, CALLER));
            }
            Payload body = Payload.of(call.body().getBytes(StandardCharsets.UTF_8));
            Reply reply = streaming.answer(call.operation(), input, body, CALLER);
            try {
                return spelled(reply.output()) + new String(reply.body().bytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A number is the same whether it was read from a file or not. */
        private static String spelled(ObjectNode output) {
            return tree(output.toString()).toString();
        }

        private Service service(String model) {
            return services.stream()
                    .filter(service -> service.model().equals(model))
                    .findFirst()
                    .orElseThrow();
        }

        private static ObjectNode tree(String json) {
            try {
                return (ObjectNode) JSON.readTree(json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            services.reversed().forEach(Service::close);
        }
    }
}
