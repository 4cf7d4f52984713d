package dev.weir.cli;

import dev.weir.cli.command.Commands;
import dev.weir.cli.command.Dispatch;
import dev.weir.cli.session.Context;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.UsageException;
import dev.weir.etl.PipelineException;
import dev.weir.spi.ProviderException;
import java.util.Arrays;
import java.util.List;

/** Finds the command, runs it, and turns what it throws into messages and exit codes. */
public final class CommandLineInterface {
    private final Dispatch dispatch;

    public CommandLineInterface(Commands commands) {
        this.dispatch = new Dispatch(commands);
    }

    /** Runs {@code weir} with these arguments. Never throws: what nobody expected is reported as a bug. */
    public ExitCode run(Context context, String... arguments) {
        List<String> words = Arrays.asList(arguments);
        Context coloured =
                words.contains("--no-color") ? context.with(context.console().withoutColor()) : context;
        Failures failures = new Failures(coloured.console(), Failures.wantsJson(words), dispatch.blank(words));
        try {
            return dispatch.run(coloured, words);
        } catch (UsageException mistake) {
            return failures.usage(mistake.getMessage());
        } catch (CommandFailure failure) {
            return failures.expected(failure);
        } catch (ProviderException failure) {
            return failures.error(summary(failure), failure.getMessage());
        } catch (PipelineException failure) {
            return failures.error("The run cannot continue", failure.getMessage());
        } catch (RuntimeException | LinkageError bug) {
            return failures.bug(bug, context.environment().containsKey("WEIR_TRACE"));
        }
    }

    private static String summary(ProviderException failure) {
        return switch (failure.category()) {
            case UNREACHABLE -> "The endpoint does not answer";
            case CREDENTIALS -> "The credentials are missing or refused";
            case PERMISSION -> "A permission is missing";
            case ELSEWHERE -> "The object is in another region";
            case INVALID -> "AWS refused the request";
            case CONFLICT -> "The object is in use or has changed";
            case NOT_FOUND -> "The object does not exist";
            case LIMIT -> "Quota exceeded";
            case THROTTLED -> "AWS throttled the requests";
            case SERVICE -> "AWS failed";
        };
    }
}
