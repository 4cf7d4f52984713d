package dev.weir.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.view.JsonDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.Options;

/** {@code weir init}: a small working stack to start from. */
final class InitCommand implements Command {
    private static final List<String> FILES = List.of("stack.yaml", "click.schema.json", "click.template");
    private static final int LONGEST_NAME = 40;

    @Override
    public String name() {
        return "init";
    }

    @Override
    public String arguments() {
        return "[DIR]";
    }

    @Override
    public String summary() {
        return "writes a small working stack to start from";
    }

    @Override
    public String description() {
        return """
                Writes a stream, a schema, a table, a job, a crawler and what they need to DIR (default: this folder), and names the
                stack after the folder. Files that are there already are never overwritten.

                  weir init clicks && cd clicks
                  weir plan --local
                """;
    }

    @Override
    public List<Format> formats() {
        return List.of(Format.HUMAN, Format.JSON);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public ExitCode run(Invocation invocation) {
        invocation.atMost(1);
        Path folder = invocation.context().resolve(invocation.argument(0).orElse("."));
        String stack = stackName(folder);
        try {
            Files.createDirectories(folder);
            for (String file : FILES) {
                if (Files.exists(folder.resolve(file))) {
                    throw new CommandFailure(
                            "The file already exists",
                            folder.resolve(file) + " is not overwritten. Choose another folder.");
                }
            }
            for (String file : FILES) {
                Files.writeString(folder.resolve(file), text(file, stack));
            }
        } catch (IOException e) {
            throw new CommandFailure("The stack cannot be written", folder + ": " + e.getMessage());
        }
        invocation.print(
                invocation.format() == Format.JSON
                        ? json(folder, stack)
                        : "Wrote " + String.join(", ", FILES) + ". 'weir plan --local' shows what it would create.");
        return ExitCode.SUCCESS;
    }

    private static String json(Path folder, String stack) {
        ObjectNode document = JsonDocument.create().put("stack", stack).put("directory", folder.toString());
        FILES.forEach(document.putArray("files")::add);
        return document.toPrettyString();
    }

    private static String text(String file, String stack) throws IOException {
        try (InputStream in = InitCommand.class.getResourceAsStream("/dev/weir/cli/init/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@stack@", stack)
                    .replace("@database@", stack.replace('-', '_'));
        }
    }

    /** A folder's name, made to fit what a stack may be called; {@code clicks} where nothing of it fits. */
    private static String stackName(Path folder) {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        String name =
                last == null ? "" : last.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        name = name.replaceAll("^[^a-z]+", "").replaceAll("-+$", "");
        name = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME).replaceAll("-+$", "") : name;
        return name.isEmpty() ? "clicks" : name;
    }
}
