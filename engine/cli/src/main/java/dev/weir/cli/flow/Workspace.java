package dev.weir.cli.flow;

import dev.weir.cli.session.Context;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.cli.view.DiagnosticView;
import dev.weir.spec.Address;
import dev.weir.spec.Evaluation;
import dev.weir.spec.LoadRequest;
import dev.weir.spec.ParsedStack;
import dev.weir.spec.Resource;
import dev.weir.spec.Stack;
import dev.weir.spec.StackLoader;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import dev.weir.spi.KindSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The stack that a command is about, and a way to show what is wrong with it. */
public final class Workspace {
    /** Stands for the account while nobody has been asked for it: what is checked offline does not depend on it. */
    public static final String OFFLINE_ACCOUNT = "000000000000";

    private static final String DEFAULT_REGION = "us-east-1";

    private final Context context;
    private final Path directory;
    private final ParsedStack parsed;

    private Workspace(Context context, Path directory, ParsedStack parsed) {
        this.context = context;
        this.directory = directory;
        this.parsed = parsed;
    }

    /** Reads a stack's directory. Mistakes are kept for {@link #evaluate}, so that all of them are shown together. */
    public static Workspace load(
            Context context, GlobalOptions options, Optional<String> directory, Collection<KindSchema> kinds) {
        Path path = context.resolve(directory.or(options::directory).orElse("."));
        return load(context, options, path, kinds);
    }

    /** The same for a directory that is no argument, such as a checkout of an earlier revision. */
    public static Workspace load(Context context, GlobalOptions options, Path directory, Collection<KindSchema> kinds) {
        LoadRequest request = new LoadRequest(
                directory,
                options.variables(),
                options.variableFiles().stream().map(context::resolve).toList(),
                options.environmentName(),
                context.environment());
        return new Workspace(context, directory, new StackLoader(kinds).parse(request));
    }

    public ParsedStack parsed() {
        return parsed;
    }

    public Path directory() {
        return directory;
    }

    public DiagnosticView diagnostics() {
        return new DiagnosticView(context.console(), parsed.sources());
    }

    /** All mistakes that can be found without asking AWS. */
    public List<Diagnostic> check() {
        Evaluation evaluation = parsed.evaluate(offline());
        List<Diagnostic> found = new ArrayList<>(parsed.diagnostics());
        found.addAll(evaluation.diagnostics());
        found.addAll(OfflineContract.flow(evaluation));
        return found;
    }

    /** Judges the definitions of this stack by those that an earlier revision of its folder declares. Asks git, not AWS. */
    public OfflineContract.Judged judgeAgainst(String revision, GlobalOptions options) {
        BaseStack base = BaseStack.at(revision, context, options, directory, offline());
        return OfflineContract.against(base, parsed.evaluate(offline()));
    }

    private Environment offline() {
        return new Environment(
                "aws",
                parsed.aws().account().orElse(OFFLINE_ACCOUNT),
                parsed.aws().region().orElse(DEFAULT_REGION));
    }

    /**
     * The stack for an environment; warnings are shown.
     *
     * @throws CommandFailure after showing what is wrong, when anything is
     */
    public Stack evaluate(Environment environment) {
        parsed.aws()
                .account()
                .filter(account -> !account.equals(environment.account()))
                .ifPresent(account -> {
                    throw new CommandFailure(
                            "The stack belongs to another account",
                            "Its aws.account is " + account + ", the credentials are those of " + environment.account()
                                    + ". Use other credentials, or change aws.account.");
                });
        return evaluated(environment);
    }

    /** The stack as far as it can be known offline. */
    public Stack evaluateOffline() {
        return evaluated(offline());
    }

    /** Stops where the files themselves are wrong, before anybody is asked for an account. */
    public void requireValid() {
        List<Diagnostic> found = check();
        if (found.stream().anyMatch(Diagnostic::isError)) {
            diagnostics().show(found);
            throw CommandFailure.afterShowing(found);
        }
    }

    private Stack evaluated(Environment environment) {
        requireValid();
        Evaluation evaluation = parsed.evaluate(environment);
        diagnostics().show(parsed.diagnostics());
        diagnostics().show(evaluation.diagnostics());
        return evaluation.stack().orElseThrow(() -> CommandFailure.afterShowing(evaluation.diagnostics()));
    }

    /** The resource at an address that the user wrote, which is to be of one of these kinds. */
    public static Resource resource(Stack stack, String address, String... kinds) {
        Address wanted = Address.parse(address)
                .orElseThrow(() -> new CommandFailure(
                        "No address",
                        "An address is a kind and a name, such as streams.orders, not '" + address + "'."));
        Resource resource = stack.resources().get(wanted);
        if (resource == null) {
            throw new CommandFailure(
                    "No such resource",
                    "The stack " + stack.name() + " declares no " + wanted + ". It declares "
                            + String.join(
                                    ", ",
                                    stack.resources().keySet().stream()
                                            .map(Address::toString)
                                            .toList()) + ".");
        }
        if (!List.of(kinds).contains(wanted.kind())) {
            throw new CommandFailure(
                    "Not that kind of resource", wanted + " is not one of " + String.join(", ", kinds) + ".");
        }
        return resource;
    }
}
