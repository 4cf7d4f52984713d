package dev.weir.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.flow.Workspace;
import dev.weir.cli.session.Bounded;
import dev.weir.cli.session.Cloud;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.session.Kinds;
import dev.weir.cli.session.Query;
import dev.weir.cli.session.RegularFiles;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.view.JsonDocument;
import dev.weir.cli.view.QueryView;
import dev.weir.spec.AwsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.Options;

/** {@code weir query}: SQL through Athena. */
final class QueryCommand implements Command {
    private static final Duration STOP = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "query";
    }

    @Override
    public String arguments() {
        return "SQL";
    }

    @Override
    public String summary() {
        return "runs SQL through Athena";
    }

    @Override
    public String description() {
        return """
                Runs one statement through Athena and prints the result. '@FILE' instead of SQL reads the statement from a file. On
                the embedded AWS the statement is executed on the bucket's files.

                  weir query "SELECT count(*) FROM kinesislab.ventilator_metrics" --local
                  weir query @by-manufacturer.sql --database kinesislab --format csv
                """;
    }

    @Override
    public List<Format> formats() {
        return List.of(Format.TABLE, Format.HUMAN, Format.JSON, Format.CSV);
    }

    @Override
    public ObjectNode blank() {
        ObjectNode document = JsonDocument.create();
        document.putArray("columns");
        document.putArray("rows");
        return document;
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(GlobalOptions.value("database", "D", "the database for tables that are named without one"))
                .addOption(GlobalOptions.value("workgroup", "NAME", "the Athena workgroup (primary)"))
                .addOption(GlobalOptions.value(
                        "output", "S3URI", "where Athena keeps the result, unless the workgroup says so"));
    }

    @Override
    public ExitCode run(Invocation invocation) {
        invocation.atMost(1);
        Format format = invocation.format();
        String sql = statement(invocation, invocation.required(0, "the SQL statement"));
        try (Cloud cloud = Cloud.connect(invocation.context(), invocation.globals(), settings(invocation))) {
            Query query = new Query(
                    sql, invocation.value("database"), invocation.value("workgroup"), invocation.value("output"));
            Query.Result result = query.run(cloud, invocation.context().interrupted(), stop -> invocation
                    .context()
                    .beforeExit(Bounded.by(STOP, stop)));
            invocation.print(QueryView.render(result, format));
        }
        return ExitCode.SUCCESS;
    }

    private static String statement(Invocation invocation, String argument) {
        if (!argument.startsWith("@")) {
            return argument;
        }
        try {
            return Files.readString(RegularFiles.require(
                    invocation.context().resolve(argument.substring(1)), "The statement cannot be read"));
        } catch (IOException e) {
            throw new CommandFailure(
                    "The statement cannot be read", argument.substring(1) + " is not a readable file.");
        }
    }

    /** Where the folder holds a stack, its region and endpoint are meant; a query needs none, though. */
    private static AwsSettings settings(Invocation invocation) {
        Path directory =
                invocation.context().resolve(invocation.globals().directory().orElse("."));
        try (Stream<Path> files = Files.list(directory)) {
            if (files.noneMatch(file -> file.toString().endsWith(".yaml"))) {
                return AwsSettings.NONE;
            }
        } catch (IOException noFolder) {
            return AwsSettings.NONE;
        }
        return Workspace.load(invocation.context(), invocation.globals(), Optional.empty(), Kinds.schemas())
                .parsed()
                .aws();
    }
}
