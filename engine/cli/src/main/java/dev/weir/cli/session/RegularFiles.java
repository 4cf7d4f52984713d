package dev.weir.cli.session;

import dev.weir.cli.terminal.CommandFailure;
import java.nio.file.Files;
import java.nio.file.Path;

/** Refuses pipes and devices, which may never end, where a file is read. */
public final class RegularFiles {
    private RegularFiles() {}

    /**
     * The path itself, where it leads to a file or to nothing.
     *
     * @param summary of the failure
     */
    public static Path require(Path path, String summary) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new CommandFailure(
                    summary, path + " is a folder, a pipe or a device, not a file. Only files are read.");
        }
        return path;
    }
}
