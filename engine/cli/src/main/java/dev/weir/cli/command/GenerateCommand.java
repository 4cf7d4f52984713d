package dev.weir.cli.command;

import dev.weir.cli.flow.Workspace;
import dev.weir.cli.generate.FakerFunctions;
import dev.weir.cli.generate.RecordEncoder;
import dev.weir.cli.generate.RecordTemplate;
import dev.weir.cli.generate.StreamSender;
import dev.weir.cli.generate.TemplateException;
import dev.weir.cli.session.Cloud;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.session.Kinds;
import dev.weir.cli.session.RegularFiles;
import dev.weir.cli.session.StreamRecords;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.terminal.UsageException;
import dev.weir.cli.view.JsonDocument;
import dev.weir.spec.Resource;
import dev.weir.spec.Stack;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.SourceRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.cli.Options;

/** {@code weir generate}: sends made-up records to a stream. */
final class GenerateCommand implements Command {
    private static final long DEFAULT_COUNT = 1_000;

    @Override
    public String name() {
        return "generate";
    }

    @Override
    public String arguments() {
        return "ADDR";
    }

    @Override
    public String summary() {
        return "sends generated records to a stream";
    }

    @Override
    public String description() {
        return """
                Makes records from a template of the Kinesis Data Generator and sends them to a stream of the stack. A template is
                text with expressions in double braces, which are those of faker.js:

                  {"id": {{random.number({"min":1,"max":50})}}, "at": "{{date.now("YYYY-MM-DD HH:mm:ss")}}",
                   "type": "{{random.weightedArrayElement({"weights":[0.7,0.3],"data":["sale","refund"]})}}"}

                Where a table of the stack reads the stream with an Avro or a Protobuf schema, the template's JSON is encoded so and
                framed for the registry. JSON is sent as it is, or framed, too, with --framed.

                With --seed the same records come out again, apart from the time of day.

                  weir generate streams.ventilator --template readings.template --count 10000 --local
                  weir generate streams.ventilator --template readings.template --count 100000 --rate 500
                """;
    }

    @Override
    public List<Format> formats() {
        return List.of(Format.HUMAN, Format.JSON);
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(GlobalOptions.value("template", "FILE", "the template of a record"))
                .addOption(GlobalOptions.value("count", "N", "how many records (1000)"))
                .addOption(GlobalOptions.value(
                        "rate", "R", "records a second at most; without it as fast as the stream accepts them"))
                .addOption(GlobalOptions.flag("framed", "puts the schema registry's header before each JSON record"))
                .addOption(GlobalOptions.value("seed", "S", "makes the same records again"));
    }

    @Override
    public boolean finishes() {
        return true;
    }

    @Override
    public ExitCode run(Invocation invocation) {
        invocation.atMost(1);
        String address = invocation.required(0, "the address of a stream, such as streams.orders");
        String file = invocation.value("template").orElseThrow(() -> new UsageException("--template FILE is missing"));
        long count = invocation.number("count", 1).orElse(DEFAULT_COUNT);
        Optional<Long> rate = invocation.number("rate", 1);
        Random random =
                invocation.number("seed", Long.MIN_VALUE).map(Random::new).orElseGet(Random::new);
        RecordTemplate template = compile(invocation, file, random);
        Workspace workspace =
                Workspace.withoutSecrets(invocation.context(), invocation.globals(), Optional.empty(), Kinds.schemas());
        workspace.requireEvaluated();
        try (Cloud cloud = Cloud.connect(
                invocation.context(), invocation.globals(), workspace.parsed().aws())) {
            Stack stack = workspace.evaluate(cloud.environment());
            Resource stream = Workspace.resource(stack, address, "streams");
            StreamSender sender = new StreamSender(
                    cloud.dataPlane().clients().kinesis(), stream.identity().name(), new Random(random.nextLong()));
            RecordEncoder encoder = StreamRecords.encoder(cloud, stack, stream, invocation.has("framed"));
            return send(invocation, template, encoder, sender, count, rate, stream);
        }
    }

    private static ExitCode send(
            Invocation invocation,
            RecordTemplate template,
            RecordEncoder encoder,
            StreamSender sender,
            long count,
            Optional<Long> rate,
            Resource stream) {
        long started = System.nanoTime();
        long made = 0;
        while (made < count && !invocation.context().interrupted().getAsBoolean()) {
            sender.send(encode(encoder, template.next(), made));
            made++;
            if (rate.isPresent()) {
                keepTo(rate.get(), made, started, sender);
            }
        }
        sender.flush();
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        invocation.print(
                invocation.format() == Format.JSON
                        ? json(stream, sender, took)
                        : String.format(
                                Locale.ROOT,
                                "%d records (%.1f MB) sent to %s in %.1f s.",
                                sender.sent(),
                                sender.bytes() / 1e6,
                                stream.identity().name(),
                                took.toMillis() / 1e3));
        return made < count ? ExitCode.INTERRUPTED : ExitCode.SUCCESS;
    }

    private static String json(Resource stream, StreamSender sender, Duration took) {
        return JsonDocument.create()
                .put("address", stream.address().toString())
                .put("stream", stream.identity().name())
                .put("sent", sender.sent())
                .put("bytes", sender.bytes())
                .put("seconds", took.toMillis() / 1e3)
                .toPrettyString();
    }

    private static byte[] encode(RecordEncoder encoder, String text, long made) {
        try {
            return encoder.encode(text);
        } catch (IllegalArgumentException unfit) {
            throw new CommandFailure(
                    "The template does not make records of the stream's schema",
                    "Record " + (made + 1) + ": " + unfit.getMessage() + ".");
        }
    }

    /** Ahead of its time, a record waits; what is gathered is sent first, so that a slow rate is a steady one. */
    private static void keepTo(long rate, long made, long started, StreamSender sender) {
        long ahead = started + made * 1_000_000_000L / rate - System.nanoTime();
        if (ahead > 1_000_000) {
            sender.flush();
            try {
                Thread.sleep(Duration.ofNanos(ahead));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RecordTemplate compile(Invocation invocation, String file, Random random) {
        Path path = invocation.context().resolve(file);
        String text;
        try {
            text = Files.readString(RegularFiles.require(path, "The template cannot be read"));
        } catch (IOException e) {
            throw new CommandFailure("The template cannot be read", file + " is not a readable UTF-8 file.");
        }
        try {
            return RecordTemplate.compile(text, new FakerFunctions(random, Clock.system(ZoneId.systemDefault())));
        } catch (TemplateException wrongTemplate) {
            List<Diagnostic> wrong = wrongTemplate.mistakes().stream()
                    .map(mistake -> Diagnostic.error("The template is wrong", mistake.message() + ".")
                            .at(place(file, text, mistake.offset())))
                    .toList();
            throw new CommandFailure(ExitCode.ERROR, wrong);
        }
    }

    private static SourceRange place(String file, String text, int offset) {
        String before = text.substring(0, offset);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1;
        return new SourceRange(file, line, column, line, column + 2);
    }
}
