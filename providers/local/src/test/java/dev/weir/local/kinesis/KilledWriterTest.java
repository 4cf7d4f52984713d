package dev.weir.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.local.Caller;
import dev.weir.local.ServiceContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledWriterTest {
    private static final int SEEN = 300;

    @TempDir
    Path data;

    @Test
    void aKilledProcessLosesNothingItAcknowledged() throws Exception {
        List<String> acknowledged = putUntilKilled();
        List<String> kept = new ArrayList<>();
        ShardLog log = ShardLog.open(shardFolder());
        log.read(1, -1, (counter, arrival, frame, offset, key, length) -> {
            kept.add(new String(frame, offset + key, length, StandardCharsets.UTF_8));
            return true;
        });
        log.close();
        assertThat(kept).containsAll(acknowledged).doesNotHaveDuplicates();
    }

    @Test
    void aTornTailIsCutOffAndWritingGoesOnBehindIt() throws IOException {
        Path folder = data.resolve("shard");
        ShardLog log = ShardLog.open(folder);
        log.append(List.of(entry("a"), entry("b")), 1);
        log.close();
        Path file = folder.resolve("00000000000000000001.log");
        long whole = Files.size(file);
        Files.write(file, new byte[] {0, 0, 0, 20, 1, 2, 3, 4, 5}, StandardOpenOption.APPEND);
        ShardLog again = ShardLog.open(folder);
        assertThat(Files.size(file)).isEqualTo(whole);
        assertThat(again.append(List.of(entry("c")), 2)).isEqualTo(3);
        again.close();
    }

    @Test
    void aFullSegmentIsFollowedByAnotherAndBothAreReadThroughTheirIndex() throws IOException {
        Path folder = data.resolve("shard");
        ShardLog log = ShardLog.open(folder);
        LogEntry large = new LogEntry(new byte[] {'k'}, new byte[1 << 20]);
        for (int i = 0; i < 40; i++) {
            log.append(List.of(large), 1000 + i);
        }
        log.close();
        ShardLog again = ShardLog.open(folder);
        assertThat(again.next()).isEqualTo(41);
        assertThat(again.firstSince(1035)).isEqualTo(36);
        List<Long> counters = new ArrayList<>();
        again.read(30, -1, (counter, arrival, frame, offset, key, length) -> counters.add(counter));
        assertThat(counters).hasSize(11).startsWith(30L).endsWith(40L);
        again.trim(1039);
        assertThat(again.first()).isGreaterThan(30);
        again.close();
    }

    private static LogEntry entry(String text) {
        return new LogEntry(text.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> putUntilKilled() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Writer.class.getName(),
                        data.toString())
                .redirectErrorStream(true)
                .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine();
                    line != null && acknowledged.size() < SEEN;
                    line = output.readLine()) {
                acknowledged.add(line);
            }
            process.destroyForcibly();
        }
        assertThat(process.waitFor(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        assertThat(acknowledged).hasSize(SEEN);
        return acknowledged;
    }

    private Path shardFolder() throws IOException {
        try (java.util.stream.Stream<Path> paths = Files.walk(data)) {
            return paths.filter(path -> path.endsWith("shardId-000000000000"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Puts records one by one and prints each when it is acknowledged. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            KinesisService kinesis = new KinesisService(new ServiceContext(
                    Path.of(arguments[0]),
                    "000000000000",
                    Clock.systemUTC(),
                    Duration.ZERO,
                    false,
                    (job, endpoint, region, stopped) -> {},
                    () -> null,
                    notice -> {}));
            Caller caller = new Caller("000000000000", "us-east-1", "key");
            JsonNodeFactory nodes = JsonNodeFactory.instance;
            kinesis.handle(
                    "CreateStream", nodes.objectNode().put("StreamName", "s").put("ShardCount", 1), caller);
            for (int i = 0; ; i++) {
                String text = "record-" + i;
                kinesis.handle(
                        "PutRecord",
                        nodes.objectNode()
                                .put("StreamName", "s")
                                .put("PartitionKey", text)
                                .put("Data", text.getBytes(StandardCharsets.UTF_8)),
                        caller);
                System.out.println(text);
            }
        }
    }
}
