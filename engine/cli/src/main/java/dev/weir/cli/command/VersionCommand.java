package dev.weir.cli.command;

import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.view.JsonDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import org.apache.commons.cli.Options;

/** {@code weir version}. */
final class VersionCommand implements Command {
    @Override
    public String name() {
        return "version";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String summary() {
        return "prints the version of Weir and of the JDK it runs on";
    }

    @Override
    public String description() {
        return "Prints one line: the version of Weir, and the JDK that it runs on.";
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
        invocation.atMost(0);
        invocation.print(
                invocation.format() == Format.JSON
                        ? JsonDocument.create()
                                .put("version", version())
                                .put("jdk", Runtime.version().toString())
                                .toPrettyString()
                        : "weir " + version() + " (JDK " + Runtime.version() + ")");
        return ExitCode.SUCCESS;
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = VersionCommand.class.getResourceAsStream("/dev/weir/cli/version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
