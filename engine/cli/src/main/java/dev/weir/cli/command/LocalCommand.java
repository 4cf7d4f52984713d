package dev.weir.cli.command;

import dev.weir.cli.session.Cloud;
import dev.weir.cli.session.Context;
import dev.weir.cli.session.EmbeddedAws;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.terminal.UsageException;
import dev.weir.cli.view.JsonDocument;
import dev.weir.local.server.DataInUseException;
import dev.weir.local.server.LocalAws;
import dev.weir.local.spelling.Spelling;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.commons.cli.Options;

/** {@code weir local}: serves the embedded AWS until it is stopped. */
final class LocalCommand implements Command {
    private static final int DEFAULT_PORT = 4566;
    private static final int HIGHEST_PORT = 65_535;
    private static final long LONGEST_LAG = 86_400;
    private static final long POLL_MILLIS = 100;

    @Override
    public String name() {
        return "local";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String summary() {
        return "serves the embedded AWS until stopped";
    }

    @Override
    public String description() {
        return """
                Serves Kinesis, Glue, S3, IAM, STS, Athena and the tagging API on a loopback port until Ctrl-C. The aws CLI, boto3,
                the SDKs and Terraform work against it; any credentials are accepted. Its data is stored in .weir/local/ of this
                folder and is there again the next time. Commands with --local in the same folder find the running server and use it.

                Limits of size and form always hold. With --quotas the documented rates and daily quotas hold, too: calls a second
                of each Kinesis operation, 1 MiB or 1,000 records a second written and 2 MiB or 5 calls read of each shard,
                5 streams CREATING at once, 10 shard count updates and 2 mode switches of a stream a day.

                With --tag-lag the tagging API answers as things were that many seconds ago, as AWS's does for a while after each
                change of tags.

                With --spelling aws answers are spelled as AWS spells them: policies rewritten, defaults filled in, entries of
                crawlers and engines in every map of a table. What a plan takes for a difference there, it would take for one on
                AWS.

                Standard error tells what no answer can: why a version of a schema failed, where a verdict rests on an assumption
                about AWS, and what is kept without effect, such as a crawler's schedule.

                  weir local
                  weir local --port 0 --data /tmp/aws
                  aws --endpoint-url http://127.0.0.1:4566 kinesis list-streams
                """;
    }

    @Override
    public List<Format> formats() {
        return List.of(Format.HUMAN, Format.JSON);
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(GlobalOptions.value("port", "P", "the port to serve on (4566); 0 takes a free one"))
                .addOption(GlobalOptions.value("data", "DIR", "where its data is stored (.weir/local)"))
                .addOption(GlobalOptions.flag("quotas", "enforces AWS's documented rates and limits"))
                .addOption(GlobalOptions.value("spelling", "SPELLING", "how answers are spelled: given or aws (given)"))
                .addOption(
                        GlobalOptions.value("tag-lag", "SECONDS", "how far the tagging API's index lags behind (0)"));
    }

    @Override
    public boolean finishes() {
        return true;
    }

    @Override
    public ExitCode run(Invocation invocation) {
        invocation.atMost(0);
        Context context = invocation.context();
        long port = invocation.number("port", 0).orElse((long) DEFAULT_PORT);
        if (port > HIGHEST_PORT) {
            throw new UsageException("--port takes a number from 0 to " + HIGHEST_PORT + ", not " + port);
        }
        Path data = invocation.value("data").map(context::resolve).orElseGet(() -> Cloud.data(context));
        try (LocalAws server = LocalAws.start(EmbeddedAws.options(data)
                .withPort((int) port)
                .withQuotas(invocation.has("quotas"))
                .withSpelling(spelling(invocation))
                .withTagLag(tagLag(invocation))
                .withNotices(context.console().err()::println))) {
            announce(invocation, server, data);
            waitUntilStopped(context);
        } catch (IOException e) {
            throw new CommandFailure("The embedded AWS cannot be started", explain(data, port, e));
        }
        return ExitCode.SUCCESS;
    }

    private static Duration tagLag(Invocation invocation) {
        long seconds = invocation.number("tag-lag", 0).orElse(0L);
        if (seconds > LONGEST_LAG) {
            throw new UsageException(
                    "--tag-lag takes a number of seconds from 0 to " + LONGEST_LAG + ", not " + seconds);
        }
        return Duration.ofSeconds(seconds);
    }

    private static Spelling spelling(Invocation invocation) {
        String name = invocation.value("spelling").orElse("given");
        return Spelling.named(name).orElseThrow(() -> new UsageException("--spelling takes given or aws, not " + name));
    }

    private static String explain(Path data, long port, IOException e) {
        if (e instanceof BindException) {
            return "Port " + port + ": " + e.getMessage()
                    + ". Stop the other server, or choose another port with --port.";
        }
        if (e instanceof DataInUseException) {
            return e.getMessage() + ". Stop the other server, or choose another folder with --data.";
        }
        return "Its data is stored in " + data + ": " + e.getMessage() + ".";
    }

    private static void announce(Invocation invocation, LocalAws server, Path data) {
        String endpoint = server.endpoint().toString();
        invocation.print(
                invocation.format() == Format.JSON
                        ? JsonDocument.create()
                                .put("endpoint", endpoint)
                                .put("data", data.toString())
                                .toPrettyString()
                        : endpoint);
        invocation
                .context()
                .console()
                .err()
                .println("The embedded AWS serves at " + endpoint + "; its data is stored in " + data
                        + ". Ctrl-C stops it. To use it from a shell:\n"
                        + "  export AWS_ENDPOINT_URL=" + endpoint
                        + " AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_DEFAULT_REGION=us-east-1");
    }

    private static void waitUntilStopped(Context context) {
        try {
            while (!context.interrupted().getAsBoolean()) {
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
