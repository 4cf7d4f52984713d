package dev.weir.cli.command;

import dev.weir.cli.flow.Workspace;
import dev.weir.cli.replay.RecordFile;
import dev.weir.cli.replay.Recorded;
import dev.weir.cli.replay.ReplaySummary;
import dev.weir.cli.replay.Replaying;
import dev.weir.cli.session.Cloud;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.session.Jobs;
import dev.weir.cli.session.Kinds;
import dev.weir.cli.session.Proposals;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.terminal.UsageException;
import dev.weir.cli.view.ReplayView;
import dev.weir.contract.DataFormat;
import dev.weir.contract.SchemaException;
import dev.weir.etl.PipelineException;
import dev.weir.etl.PipelineSpec;
import dev.weir.etl.decode.RecordDecoder;
import dev.weir.etl.decode.RegisteredDefinitions;
import dev.weir.etl.decode.SchemaVersions;
import dev.weir.etl.replay.Proposal;
import dev.weir.etl.replay.RecordReplay;
import dev.weir.etl.row.Row;
import dev.weir.etl.source.AggregatedRecord;
import dev.weir.etl.source.HashKeys;
import dev.weir.etl.source.StreamTail;
import dev.weir.spec.Resource;
import dev.weir.spec.Stack;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Options;
import software.amazon.awssdk.core.SdkBytes;

/** {@code weir replay}: what a job's schema and mapping, as declared, would make of records that there are already. */
final class ReplayCommand implements Command {
    private static final long DEFAULT_LIMIT = 1_000;
    private static final long MOST_FROM_STREAM = 1_000_000;

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String arguments() {
        return "ADDR";
    }

    @Override
    public String summary() {
        return "tries a job's declared schema and mapping on recorded records";
    }

    @Override
    public String description() {
        return """
                Decodes and maps records under the schema and the mapping that the YAML declares for a job, applied or not, and writes
                nothing. It tells how many records would be written, filtered out or rejected, the first failures with their place
                and reason, which columns would always be null, and which values a cast would change, with an example.

                Records come from a file with --records, one a line:
                  - as JSON, where the schema is in JSON Schema;
                  - in Base64, where it is in Avro or Protobuf, or with --base64: for records with the registry's header;
                  - or as the runner wrote them under the reject path, to see whether a mended schema or mapping takes them.
                With --from-stream they are the latest ones of the job's stream (1000, or --limit). Reading them leaves no trace, and
                most of each shard's reads to the stream's consumers.

                JSON is checked against the declared schema, whatever version a record names. Avro and Protobuf records are read by
                the version they name, which is asked of the registry, and resolved to the declared one.

                The exit code is 1 when a record fails that does not fail today. What fails today is known of rejects and, with
                --from-stream, from the job as it was applied; in any other file each failure counts.

                  weir replay jobs.metrics --records readings.jsonl
                  weir replay jobs.metrics --records rejects.jsonl --format json
                  weir replay jobs.metrics --from-stream --limit 5000 --local
                """;
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(GlobalOptions.value("records", "FILE", "the records, one per line"))
                .addOption(
                        GlobalOptions.flag("base64", "the lines of FILE are in Base64, though the schema is in JSON"))
                .addOption(GlobalOptions.flag("from-stream", "takes the latest records of the job's stream"))
                .addOption(GlobalOptions.value("limit", "N", "how many records at most"));
    }

    @Override
    public List<Format> formats() {
        return List.of(Format.HUMAN, Format.JSON);
    }

    @Override
    public ExitCode run(Invocation invocation) {
        invocation.atMost(1);
        Format format = invocation.format();
        String address = invocation.required(0, "the address of a job, such as jobs.metrics");
        Optional<String> file = invocation.value("records");
        if (file.isPresent() == invocation.has("from-stream")) {
            throw new UsageException("one of --records FILE and --from-stream is needed");
        }
        Workspace workspace =
                Workspace.withoutSecrets(invocation.context(), invocation.globals(), Optional.empty(), Kinds.schemas());
        workspace.requireEvaluated();
        try (Cloud cloud = Cloud.connect(
                invocation.context(), invocation.globals(), workspace.parsed().aws())) {
            Stack stack = file.isPresent()
                    ? workspace.offline().stack().orElseThrow()
                    : workspace.evaluate(cloud.environment());
            Resource job = Workspace.resource(stack, address, "jobs");
            Proposals proposals = new Proposals(cloud, stack, job);
            ReplaySummary summary = file.isPresent()
                    ? fromFile(invocation, cloud, proposals.proposal(), file.get())
                    : fromStream(invocation, cloud, proposals, job);
            invocation
                    .context()
                    .console()
                    .out()
                    .println(ReplayView.render(job.address().toString(), summary, format));
            return summary.newFailures() > 0 ? ExitCode.ERROR : ExitCode.SUCCESS;
        }
    }

    private static ReplaySummary fromFile(Invocation invocation, Cloud cloud, Proposal proposal, String file) {
        boolean base64 = invocation.has("base64") || proposal.schema().format() != DataFormat.JSON;
        long limit = invocation.number("limit", 1).orElse(Long.MAX_VALUE);
        Replaying replaying = new Replaying(replay(cloud, proposal), Optional.empty());
        try (RecordFile records = RecordFile.open(invocation.context().resolve(file), base64)) {
            Optional<Recorded> record = records.next();
            for (long read = 1; record.isPresent(); read++) {
                replaying.add(record.get());
                boolean more =
                        read < limit && !invocation.context().interrupted().getAsBoolean();
                record = more ? records.next() : Optional.empty();
            }
        }
        return replaying.summary();
    }

    private static ReplaySummary fromStream(Invocation invocation, Cloud cloud, Proposals proposals, Resource job) {
        long limit = invocation.number("limit", 1).orElse(DEFAULT_LIMIT);
        if (limit > MOST_FROM_STREAM) {
            throw new UsageException("--limit with --from-stream is at most " + MOST_FROM_STREAM);
        }
        Replaying replaying = new Replaying(replay(cloud, proposals.proposal()), today(cloud, job));
        StreamTail tail = new StreamTail(cloud.dataPlane().clients().kinesis(), proposals.stream(), (int) limit);
        for (StreamTail.Entry entry : latest(tail)) {
            Recorded.Place place =
                    Recorded.Place.of(entry.shard(), entry.record().sequenceNumber());
            for (byte[] data : records(entry.record().data().asByteArrayUnsafe())) {
                replaying.add(new Recorded(place, SdkBytes.fromByteArrayUnsafe(data), Optional.empty()));
            }
        }
        return replaying.summary();
    }

    private static List<byte[]> records(byte[] data) {
        return AggregatedRecord.parts(data, HashKeys.ALL).orElse(List.of(data));
    }

    private static List<StreamTail.Entry> latest(StreamTail tail) {
        try {
            return tail.read();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the stream", interrupted);
        }
    }

    private static RecordReplay replay(Cloud cloud, Proposal proposal) {
        try {
            return new RecordReplay(
                    proposal,
                    new RegisteredDefinitions(() -> cloud.dataPlane().clients().glue()));
        } catch (SchemaException unreadable) {
            throw new CommandFailure("The schema and the mapping do not fit", unreadable.getMessage() + ".");
        }
    }

    /** How the job decodes as it was applied; nothing to compare with when it was not, or cannot run. */
    private static Optional<RecordDecoder> today(Cloud cloud, Resource job) {
        try {
            Optional<PipelineSpec> applied = Jobs.applied(cloud, job);
            return applied.map(spec -> new RecordDecoder(
                    new SchemaVersions(cloud.dataPlane().clients().glue(), spec),
                    new Row(spec.mapping().columns())));
        } catch (PipelineException unusable) {
            return Optional.empty();
        }
    }
}
