package dev.weir.etl.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.weir.etl.Progress;
import dev.weir.etl.RunOptions;
import dev.weir.etl.RunReport;
import dev.weir.etl.local.Aws;
import dev.weir.etl.run.PipelineRunner;
import dev.weir.local.server.LocalAws;
import dev.weir.local.server.LocalOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Fills a stream of the embedded AWS, then drains it with the runner in the same process. Arguments: a directory, the number of
 * records to put there first (0 for what is there), and how often to drain them.
 */
public final class DrainBenchmark {
    private DrainBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        long records = Long.parseLong(arguments[1]);
        try (LocalAws local = LocalAws.start(LocalOptions.in(Path.of(arguments[0])));
                Aws aws = Aws.at(local.endpoint())) {
            if (records > 0) {
                fill(aws, records);
            }
            for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
                aws.s3().deleteObject(request -> request.bucket("lake").key("_weir/ventilators/state.json"));
                drain(aws);
            }
        }
        memory();
    }

    private static void fill(Aws aws, long records) {
        aws.create("ventilators", 2, "demo", "ventilator", Ventilators.SCHEMA, "lake");
        Ventilators ventilators = new Ventilators();
        long begun = System.nanoTime();
        aws.put("ventilators", records, ventilators::next);
        System.out.printf("put %,d records in %.1f s%n", records, (System.nanoTime() - begun) / 1e9);
    }

    private static void drain(Aws aws) {
        long begun = System.nanoTime();
        long cpu = cpu();
        Progress progress = window ->
                System.out.printf("  %,d records, %,.0f a second%n", window.read(), window.recordsPerSecond());
        RunReport report = new PipelineRunner(Ventilators.spec(), aws.clients()).run(RunOptions.catchingUp(), progress);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double cpuSeconds = (cpu() - cpu) / 1e9;
        System.out.printf(
                "drained %,d records in %.1f s: %,.0f a second, %.2f CPU-us a record, server included%n",
                report.read(), seconds, report.read() / seconds, cpuSeconds * 1e6 / report.read());
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void memory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            try (Stream<String> lines = Files.lines(status)) {
                lines.filter(line -> line.toUpperCase(Locale.ROOT).startsWith("VMHWM"))
                        .forEach(System.out::println);
            }
        }
    }
}
