package dev.weir.judges;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Somebody else's client, run as a process against an embedded AWS. */
public final class Judge {
    private static final long PATIENCE_SECONDS = 600;
    private static final AtomicReference<Boolean> BOTO3 = new AtomicReference<>();
    private static final AtomicReference<Path> PYTHON = new AtomicReference<>();

    private Judge() {}

    /** What a process said, and how it ended. */
    public record Verdict(int exitCode, String output) {}

    /** Runs the AWS CLI; the test is skipped where there is none. */
    public static Verdict aws(URI endpoint, String... arguments) {
        assumeTrue(isOnPath("aws"), "aws is not installed");
        List<String> command = new ArrayList<>(List.of(program("aws"), "--endpoint-url", endpoint.toString()));
        command.addAll(List.of(arguments));
        return run(endpoint, command);
    }

    /** Runs a Python script that uses boto3, with the endpoint in {@code AWS_ENDPOINT_URL}; skipped without boto3. */
    public static Verdict boto3(URI endpoint, String script) {
        assumeTrue(isOnPath("python3"), "python3 is not installed");
        assumeTrue(hasBoto3(endpoint), "boto3 is not installed");
        return run(endpoint, List.of(program("python3"), "-c", script));
    }

    private static boolean hasBoto3(URI endpoint) {
        return BOTO3.updateAndGet(known -> known != null
                ? known
                : run(endpoint, List.of(program("python3"), "-c", "import boto3"))
                                .exitCode()
                        == 0);
    }

    /**
     * Where a program of Python's is. A version manager's stand-in for {@code python3} or {@code aws} is a script that starts
     * several shells before the program, at each call; so it is asked once.
     */
    private static String program(String name) {
        Path folder = PYTHON.updateAndGet(known -> known != null
                ? known
                : Path.of(end(new ProcessBuilder(
                                "python3", "-c", "import os, sys; print(os.path.dirname(sys.executable), end='')"))
                        .output()));
        Path program = folder.resolve(name);
        return Files.isExecutable(program) ? program.toString() : name;
    }

    static boolean isOnPath(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)).stream()
                .anyMatch(folder -> new File(folder, program).canExecute());
    }

    static Verdict run(URI endpoint, List<String> command) {
        return run(endpoint, new ProcessBuilder(command));
    }

    static Verdict run(URI endpoint, ProcessBuilder builder) {
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", "AKIALOCAL",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_DEFAULT_REGION", "us-east-1",
                        "AWS_ENDPOINT_URL", endpoint.toString(),
                        "AWS_CONFIG_FILE", "/nonexistent",
                        "AWS_SHARED_CREDENTIALS_FILE", "/nonexistent"));
        return end(builder);
    }

    private static Verdict end(ProcessBuilder builder) {
        builder.redirectErrorStream(true);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(builder.command() + " did not end");
            }
            return new Verdict(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
