package dev.weir.cli.flow;

import dev.weir.cli.terminal.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A folder as it was at a git revision, in a temporary copy. */
final class Revision implements AutoCloseable {
    private static final int SECONDS = 60;

    private final Path copy;

    private Revision(Path copy) {
        this.copy = copy;
    }

    /**
     * Takes the files below a folder out of git's history.
     *
     * @throws CommandFailure when git is missing, the folder is no work tree, or there is no such revision
     */
    static Revision of(Path folder, String revision) {
        if (revision.startsWith("-")) {
            throw new CommandFailure("The base revision cannot be read", "'" + revision + "' is an option of git.");
        }
        try {
            Revision checkout = new Revision(Files.createTempDirectory("weir-base"));
            try {
                checkout.fill(folder, revision);
                return checkout;
            } catch (IOException | CommandFailure e) {
                checkout.close();
                throw e;
            }
        } catch (IOException e) {
            throw new CommandFailure("The base revision cannot be read", e.getMessage());
        }
    }

    private void fill(Path folder, String revision) throws IOException {
        for (String file : list(folder, revision)) {
            Path target = copy.resolve(file).normalize();
            Files.createDirectories(target.getParent());
            Files.write(target, git(folder, "show", revision + ":./" + file));
        }
    }

    private static List<String> list(Path folder, String revision) throws IOException {
        byte[] names = git(folder, "ls-tree", "-r", "--name-only", "-z", revision, "--", ".");
        return Stream.of(new String(names, StandardCharsets.UTF_8).split("\0", -1))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    Path directory() {
        return copy;
    }

    /** Whether the folder held files of a stack. */
    boolean hasSpec() {
        try (Stream<Path> files = Files.list(copy)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.endsWith(".yaml") || name.endsWith(".yml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] git(Path folder, String... arguments) throws IOException {
        List<String> command = Stream.concat(Stream.of("git", "-C", folder.toString()), Stream.of(arguments))
                .toList();
        Path errors = Files.createTempFile("weir-git", ".err");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readAllBytes();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new CommandFailure(
                        "The base revision cannot be read",
                        Files.readString(errors).strip());
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
