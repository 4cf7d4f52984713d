package dev.weir.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.flow.Workspace;
import dev.weir.cli.session.Cloud;
import dev.weir.cli.session.Execution;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.session.Kinds;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.view.JsonDocument;
import dev.weir.spec.Resource;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Options;

/** {@code weir start}: starts a job or a crawler at the endpoint. */
final class StartCommand implements Command {
    @Override
    public String name() {
        return "start";
    }

    @Override
    public String arguments() {
        return "ADDR";
    }

    @Override
    public String summary() {
        return "starts a job or a crawler at the endpoint";
    }

    @Override
    public String description() {
        return """
                Starts a run of a job, or a crawler, where it lives. With --wait the command follows it to its end and fails when the
                run fails; on Ctrl-C it stops following, and says so. A streaming job has no end: a run on the embedded AWS of this
                process lasts as long as the command, so use --wait there, or 'weir local' in another shell.

                  weir start crawlers.metrics --wait --local
                  weir start jobs.metrics
                """;
    }

    @Override
    public List<Format> formats() {
        return List.of(Format.HUMAN, Format.JSON);
    }

    @Override
    public Options options() {
        return new Options().addOption(GlobalOptions.flag("wait", "follows it until it has ended"));
    }

    @Override
    public ExitCode run(Invocation invocation) {
        invocation.atMost(1);
        Format format = invocation.format();
        String address = invocation.required(0, "the address of a job or a crawler, such as crawlers.metrics");
        Workspace workspace =
                Workspace.withoutSecrets(invocation.context(), invocation.globals(), Optional.empty(), Kinds.schemas());
        workspace.requireEvaluated();
        try (Cloud cloud = Cloud.connect(
                invocation.context(), invocation.globals(), workspace.parsed().aws())) {
            Resource resource =
                    Workspace.resource(workspace.evaluate(cloud.environment()), address, "jobs", "crawlers");
            Execution execution = resource.address().kind().equals("jobs")
                    ? Execution.ofJob(cloud, resource.identity().name())
                    : Execution.ofCrawler(cloud, resource.identity().name());
            execution.start();
            Execution.Status status = invocation.has("wait")
                    ? execution.follow(invocation.context(), invocation.globals())
                    : execution.status();
            show(invocation, resource, status, format);
            if (invocation.has("wait") && !status.ended()) {
                return ExitCode.INTERRUPTED;
            }
            return status.failed() ? ExitCode.ERROR : ExitCode.SUCCESS;
        }
    }

    private static void show(Invocation invocation, Resource resource, Execution.Status status, Format format) {
        if (format == Format.JSON) {
            ObjectNode document = JsonDocument.create()
                    .put("address", resource.address().toString())
                    .put("state", status.state());
            document.set("details", status.details());
            invocation.print(document.toPrettyString());
        } else {
            JsonNode message = status.message();
            invocation.print(resource.address() + " (" + resource.identity().name() + "): " + status.state()
                    + (message.isTextual() && !message.asText().isEmpty() ? ": " + message.asText() : ""));
        }
    }
}
