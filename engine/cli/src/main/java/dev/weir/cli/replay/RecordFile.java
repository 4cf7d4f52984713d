package dev.weir.cli.replay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.cli.session.RegularFiles;
import dev.weir.cli.terminal.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A file of records, one a line: as JSON, in Base64, or as the runner writes rejects. The first line tells rejects from the other
 * two. Empty lines are no records.
 */
public final class RecordFile implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;
    private final boolean base64;
    private final Lines lines;
    private Optional<Boolean> rejects = Optional.empty();

    private RecordFile(Path path, boolean base64, Lines lines) {
        this.path = path;
        this.base64 = base64;
        this.lines = lines;
    }

    /**
     * Opens a file.
     *
     * @param base64 whether lines that are no rejects are in Base64
     * @throws CommandFailure when it cannot be opened
     */
    public static RecordFile open(Path path, boolean base64) {
        try {
            return new RecordFile(
                    path,
                    base64,
                    new Lines(Files.newInputStream(RegularFiles.require(path, "The records cannot be read"))));
        } catch (IOException unreadable) {
            throw new CommandFailure("The records cannot be read", path + " is not a readable file.");
        }
    }

    /**
     * The next record.
     *
     * @throws CommandFailure when the file cannot be read on, or the line is none of a file of this sort
     */
    public Optional<Recorded> next() {
        try {
            Optional<byte[]> line = lines.next();
            while (line.isPresent() && isBlank(line.get())) {
                line = lines.next();
            }
            return line.map(this::record);
        } catch (IOException unreadable) {
            throw new CommandFailure("The records cannot be read", path + ": " + unreadable.getMessage() + ".");
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }

    private Recorded record(byte[] line) {
        if (rejects.isEmpty()) {
            rejects = Optional.of(reject(line).isPresent());
        }
        if (rejects.get()) {
            return reject(line)
                    .orElseThrow(() ->
                            mistake("is not a reject like the lines before it", "reason, shard, sequenceNumber, data"));
        }
        return new Recorded(
                place(),
                base64 ? decoded(new String(line, ISO_8859_1).strip()) : SdkBytes.fromByteArrayUnsafe(line),
                Optional.empty());
    }

    private Recorded.Place place() {
        return Recorded.Place.line(lines.number(), lines.offset());
    }

    private Optional<Recorded> reject(byte[] line) {
        JsonNode reject;
        try {
            reject = JSON.readTree(line);
        } catch (IOException noJson) {
            return Optional.empty();
        }
        boolean complete = reject.path("reason").isTextual()
                && reject.path("shard").isTextual()
                && reject.path("sequenceNumber").isTextual()
                && reject.path("data").isTextual();
        return complete
                ? Optional.of(new Recorded(
                        place().on(
                                        reject.path("shard").textValue(),
                                        reject.path("sequenceNumber").textValue()),
                        decoded(reject.path("data").textValue()),
                        Optional.of(reject.path("reason").textValue())))
                : Optional.empty();
    }

    private SdkBytes decoded(String text) {
        try {
            return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException noBase64) {
            throw mistake("is not Base64", "one record in Base64");
        }
    }

    private CommandFailure mistake(String what, String wanted) {
        return new CommandFailure(
                "The records cannot be read",
                "Line %d of %s %s; each line of this file must hold %s.".formatted(lines.number(), path, what, wanted));
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException unreadable) {
            throw new CommandFailure("The records cannot be read", path + ": " + unreadable.getMessage() + ".");
        }
    }
}
