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
import dev.weir.spi.SourceRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stack that a command is about, and a way to show what is wrong with it. */
public final class Workspace {
    /** Stands for the account while nobody has been asked for it: what is checked offline does not depend on it. */
    public static final String OFFLINE_ACCOUNT = "000000000000";

    private static final String DEFAULT_REGION = "us-east-1";

    private final Context context;
    private final Path directory;
    private final ParsedStack parsed;
    private Optional<Evaluation> offline = Optional.empty();

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
        return new Workspace(context, directory, new StackLoader(kinds).parse(request(context, options, directory)));
    }

    /** The same for a command that only needs to know which stack it is; sensitive variables may lack a value. */
    public static Workspace withoutSecrets(
            Context context, GlobalOptions options, Optional<String> directory, Collection<KindSchema> kinds) {
        Path path = context.resolve(directory.or(options::directory).orElse("."));
        LoadRequest request = request(context, options, path).withSecretsOptional();
        return new Workspace(context, path, new StackLoader(kinds).parse(request));
    }

    private static LoadRequest request(Context context, GlobalOptions options, Path directory) {
        return new LoadRequest(
                directory,
                options.variables(),
                options.variableFiles().stream().map(context::resolve).toList(),
                options.environmentName(),
                context.environment());
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

    /**
     * All mistakes that can be found without asking AWS, in the files and in what they evaluate to. A value whose type is wrong
     * already is not judged any further.
     */
    public List<Diagnostic> check() {
        List<Diagnostic> found = new ArrayList<>(found(offline()));
        Set<SourceRange> reported = found.stream()
                .filter(Diagnostic::isError)
                .flatMap(diagnostic -> diagnostic.source().stream())
                .collect(Collectors.toSet());
        OfflineContract.check(offline()).stream()
                .filter(diagnostic ->
                        diagnostic.source().filter(reported::contains).isEmpty())
                .forEach(found::add);
        return found;
    }

    /** Judges the definitions of this stack by those that an earlier revision of its folder declares. Asks git, not AWS. */
    public OfflineContract.Judged judgeAgainst(String revision, GlobalOptions options) {
        BaseStack base = BaseStack.at(revision, context, options, directory, offlineEnvironment());
        return OfflineContract.against(base, offline());
    }

    /** The stack as far as it can be known offline, evaluated once. */
    public Evaluation offline() {
        if (offline.isEmpty()) {
            offline = Optional.of(parsed.evaluate(offlineEnvironment()));
        }
        return offline.get();
    }

    private List<Diagnostic> found(Evaluation evaluation) {
        return Stream.concat(parsed.diagnostics().stream(), evaluation.diagnostics().stream())
                .toList();
    }

    /**
     * Stops where the files themselves are wrong, before anybody is asked for an account.
     *
     * @throws CommandFailure after showing what is wrong, when anything is
     */
    public void requireValid() {
        stopAtErrors(check());
    }

    /** The same for a command that leaves the stack as it is, whose parts need not fit together. */
    public void requireEvaluated() {
        stopAtErrors(found(offline()));
    }

    /**
     * The stack for an environment; warnings are shown.
     *
     * @throws CommandFailure after showing what is wrong, when anything is
     */
    public Stack evaluate(Environment environment) {
        requireAccount(environment.account());
        Evaluation evaluation = isOffline(environment) ? offline() : parsed.evaluate(environment);
        Stack stack = require(evaluation);
        diagnostics().show(found(evaluation));
        return stack;
    }

    /** Stops where the files cannot be read; what they evaluate to may be wrong. */
    public void requireParsed() {
        stopAtErrors(parsed.diagnostics());
    }

    private void stopAtErrors(List<Diagnostic> found) {
        if (found.stream().anyMatch(Diagnostic::isError)) {
            diagnostics().show(found);
            throw CommandFailure.afterShowing(found);
        }
    }

    private Stack require(Evaluation evaluation) {
        List<Diagnostic> found = found(evaluation);
        stopAtErrors(found);
        return evaluation.stack().orElseThrow(() -> CommandFailure.afterShowing(found));
    }

    /** Stops where the stack belongs to another account than the caller's. */
    void requireAccount(String caller) {
        parsed.aws().account().filter(account -> !account.equals(caller)).ifPresent(account -> {
            throw new CommandFailure(
                    "The stack belongs to another account",
                    "Its aws.account is " + account + ", the credentials are those of " + caller
                            + ". Use other credentials, or change aws.account.");
        });
    }

    private boolean isOffline(Environment environment) {
        return environment.equals(offlineEnvironment());
    }

    private Environment offlineEnvironment() {
        return new Environment(
                "aws",
                parsed.aws().account().orElse(OFFLINE_ACCOUNT),
                parsed.aws().region().orElse(DEFAULT_REGION));
    }

    /** The resource at an address that the user wrote, which is to be of one of these kinds. */
    public static Resource resource(Stack stack, String address, String... kinds) {
        Address wanted = Address.parse(address)
                .orElseThrow(() -> new CommandFailure(
                        "Not an address",
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
                    "Wrong kind of resource", wanted + " is not one of " + String.join(", ", kinds) + ".");
        }
        return resource;
    }
}
