package dev.weir.cli.command;

import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.UsageException;
import dev.weir.cli.view.CompletionScript;
import dev.weir.cli.view.CompletionScript.Entry;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.cli.Options;

/** {@code weir completion}: a script for a shell. */
final class CompletionCommand implements Command {
    private final Supplier<Commands> commands;

    CompletionCommand(Supplier<Commands> commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public String arguments() {
        return "bash|zsh|fish";
    }

    @Override
    public String summary() {
        return "prints a script that completes commands and options";
    }

    @Override
    public String description() {
        return """
                Prints a script for the shell, which then completes commands, options and formats of weir.

                  weir completion bash > ~/.local/share/bash-completion/completions/weir
                  weir completion zsh > "${fpath[1]}/_weir"
                  weir completion fish > ~/.config/fish/completions/weir.fish
                """;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public ExitCode run(Invocation invocation) {
        invocation.atMost(1);
        List<Entry> entries = commands.get().list().stream()
                .map(command -> new Entry(
                        command.name(),
                        command.summary(),
                        List.copyOf(command.allOptions().getOptions()),
                        command.formats()))
                .toList();
        String shell = invocation.required(0, "the shell: bash, zsh or fish");
        invocation.print(
                switch (shell) {
                    case "bash" -> CompletionScript.bash(entries);
                    case "zsh" -> CompletionScript.zsh(entries);
                    case "fish" -> CompletionScript.fish(entries);
                    default ->
                        throw new UsageException("there is no script for '" + shell + "', only for bash, zsh and fish");
                });
        return ExitCode.SUCCESS;
    }
}
