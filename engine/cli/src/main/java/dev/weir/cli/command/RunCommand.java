package dev.weir.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.flow.Workspace;
import dev.weir.cli.session.Cloud;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.session.Jobs;
import dev.weir.cli.session.Kinds;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.view.JsonDocument;
import dev.weir.cli.view.RunView;
import dev.weir.etl.PipelineSpec;
import dev.weir.etl.RunOptions;
import dev.weir.etl.RunReport;
import dev.weir.etl.run.PipelineRunner;
import dev.weir.spec.Resource;
import dev.weir.spec.Stack;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Options;

/** {@code weir run}: a declared job's pipeline in this process. */
final class RunCommand implements Command {
    @Override
    public String name() {
        return "run";
    }

    @Override
    public String arguments() {
        return "ADDR";
    }

    @Override
    public String summary() {
        return "runs a declared job's pipeline in this process";
    }

    @Override
    public String description() {
        return """
                Runs the pipeline of a job that has been applied: reads the stream from where the last run stopped, decodes and checks
                each record, maps it, and writes Parquet in windows. What cannot be decoded or cast goes to the reject path. It may
                be stopped or killed at any moment; the next run goes on without a loss and without a duplicate.

                It stops when records may have expired before they were read, or when the stream was deleted and created again;
                --accept-data-loss continues with the oldest record that is left. At the end it says why records were rejected,
                and exits 4 when every one of them was.

                Without --until-caught-up it follows the stream until Ctrl-C.

                  weir run jobs.metrics --until-caught-up --local
                  weir run jobs.metrics --max-windows 10 --dir my-stack
                """;
    }

    @Override
    public List<Format> formats() {
        return List.of(Format.HUMAN, Format.JSON);
    }

    @Override
    public ObjectNode blank() {
        ObjectNode document = JsonDocument.create()
                .put("read", 0)
                .put("written", 0)
                .put("rejected", 0)
                .put("windows", 0);
        document.putArray("files");
        document.putObject("checkpoint");
        return document;
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(GlobalOptions.flag("until-caught-up", "stops when the end of the stream is reached"))
                .addOption(GlobalOptions.value("max-windows", "N", "stops after that many windows"))
                .addOption(GlobalOptions.flag(
                        "accept-data-loss",
                        "continues where records expired unread, or on a stream that was created again"));
    }

    @Override
    public boolean finishes() {
        return true;
    }

    @Override
    public ExitCode run(Invocation invocation) {
        invocation.atMost(1);
        Format format = invocation.format();
        String address = invocation.required(0, "the address of a job, such as jobs.metrics");
        Workspace workspace =
                Workspace.withoutSecrets(invocation.context(), invocation.globals(), Optional.empty(), Kinds.schemas());
        workspace.requireEvaluated();
        try (Cloud cloud = Cloud.connect(
                invocation.context(), invocation.globals(), workspace.parsed().aws())) {
            Stack stack = workspace.evaluate(cloud.environment());
            Resource job = Workspace.resource(stack, address, "jobs");
            PipelineSpec pipeline = Jobs.pipeline(cloud, job);
            RunView view = new RunView(
                    invocation.context().console(), invocation.globals().quiet());
            RunReport report =
                    new PipelineRunner(pipeline, cloud.dataPlane().clients()).run(options(invocation), view.progress());
            view.end(report, format);
            return end(invocation, report);
        }
    }

    private static ExitCode end(Invocation invocation, RunReport report) {
        if (invocation.context().interrupted().getAsBoolean()) {
            return ExitCode.INTERRUPTED;
        }
        return report.rejectedAll() ? ExitCode.ALL_REJECTED : ExitCode.SUCCESS;
    }

    private static RunOptions options(Invocation invocation) {
        RunOptions options = RunOptions.following()
                .withDataLossAccepted(invocation.has("accept-data-loss"))
                .withUntilCaughtUp(invocation.has("until-caught-up"))
                .withStopped(invocation.context().interrupted());
        return invocation.number("max-windows", 1).map(options::withMaxWindows).orElse(options);
    }
}
