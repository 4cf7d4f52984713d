package dev.weir.cli.flow;

import dev.weir.cli.session.Cloud;
import dev.weir.cli.session.Context;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.session.Kinds;
import dev.weir.cli.session.Progress;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.cli.terminal.UsageException;
import dev.weir.cli.view.DiagnosticView;
import dev.weir.engine.Plan;
import dev.weir.engine.PlanOptions;
import dev.weir.engine.json.PlanFile;
import dev.weir.engine.plan.Planner;
import dev.weir.spec.Address;
import dev.weir.spec.Secrets;
import dev.weir.spec.Stack;
import dev.weir.spi.Identity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;

/** From a stack's directory to a plan. */
public final class Planning {
    private final Context context;
    private final GlobalOptions options;
    private final Workspace workspace;
    private Secrets secrets = Secrets.NONE;

    private Planning(Context context, GlobalOptions options, Workspace workspace) {
        this.context = context;
        this.options = options;
        this.workspace = workspace;
    }

    /** Reads the stack and stops at its mistakes, before AWS is asked for anything. */
    public static Planning load(Context context, GlobalOptions options, Optional<String> directory) {
        Workspace workspace = Workspace.load(context, options, directory, Kinds.schemas());
        workspace.requireValid();
        return new Planning(context, options, workspace);
    }

    /** The same for a plan that only takes away, for which sensitive values need not be at hand. */
    public static Planning loadWithoutSecrets(Context context, GlobalOptions options, Optional<String> directory) {
        Workspace workspace = Workspace.withoutSecrets(context, options, directory, Kinds.schemas());
        workspace.requireParsed();
        return new Planning(context, options, workspace);
    }

    public Cloud connect() {
        return Cloud.connect(context, options, workspace.parsed().aws());
    }

    public DiagnosticView diagnostics() {
        return workspace.diagnostics();
    }

    /** The sensitive values of the stack that was planned last. */
    public Secrets secrets() {
        return secrets;
    }

    public String stack() {
        return workspace.parsed().name();
    }

    /**
     * Plans.
     *
     * @param base a git revision; differences that it declares already are drift, and new definitions have to live with its own
     */
    public Plan plan(Cloud cloud, PlanOptions planOptions, Optional<String> base) {
        Stack stack = workspace.evaluate(cloud.environment());
        secrets = stack.secrets();
        Planner planner = new Planner(cloud.provider());
        Optional<Stack> earlier = base.flatMap(revision -> base(cloud, revision));
        return earlier.map(planner::against).orElse(planner).plan(stack, cloud.environment(), planOptions, progress());
    }

    /** Plans the deletion of all that the stack owns, or of what is targeted. */
    public Plan planDestroy(Cloud cloud, SortedSet<Address> targets) {
        workspace.requireAccount(cloud.environment().account());
        secrets = workspace.parsed().secrets();
        return planDestroy(cloud, stack(), declared(cloud), targets, progress());
    }

    /** What the stack's files declare, as far as its names can be known without sensitive values. */
    public SortedSet<Identity> declared(Cloud cloud) {
        return workspace.parsed().evaluate(cloud.environment()).identities();
    }

    /**
     * The same by name, for which no files are needed.
     *
     * @param named what the stack is known to have declared
     */
    public static Plan planDestroy(
            Cloud cloud,
            String stack,
            Collection<Identity> named,
            SortedSet<Address> targets,
            Consumer<String> progress) {
        return new Planner(cloud.provider())
                .thorough(named)
                .plan(Stack.empty(stack), cloud.environment(), new PlanOptions(false, true, targets), progress);
    }

    /** Plans to take the stack's mark off objects. */
    public Plan planRelease(Cloud cloud, SortedSet<Address> addresses) {
        return new Planner(cloud.provider()).release(stack(), cloud.environment(), addresses, progress());
    }

    private Optional<Stack> base(Cloud cloud, String revision) {
        BaseStack base = BaseStack.at(revision, context, options, workspace.directory(), cloud.environment());
        diagnostics().show(base.remarks());
        return base.stack();
    }

    /** Phrases of what is being read. */
    public Consumer<String> progress() {
        return Progress.on(context.console(), options);
    }

    /** A plan must not take the place of what it was made from. */
    private void refuseSpecs(Path file) {
        Path target = file.toAbsolutePath().normalize();
        String name = target.getFileName().toString();
        boolean spec = (name.endsWith(".yaml") || name.endsWith(".yml"))
                && target.startsWith(workspace.directory().toAbsolutePath().normalize());
        if (spec || workspace.parsed().inputs().stream().anyMatch(input -> isSame(input, target))) {
            throw new UsageException(
                    "--out " + file
                            + " is, or would become, a file that the stack is read from. Choose another name, such as release.plan.");
        }
    }

    private static boolean isSame(Path input, Path target) {
        try {
            return input.toAbsolutePath().normalize().equals(target)
                    || (Files.exists(input) && Files.exists(target) && Files.isSameFile(input, target));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Keeps a plan; a file that is there already is replaced whole or not at all. */
    public void write(Plan plan, Path file) {
        SortedSet<String> unrecoverable = PlanFile.unrecoverable(plan);
        if (!unrecoverable.isEmpty()) {
            throw new CommandFailure(
                    "The plan cannot be kept",
                    "A plan file holds no sensitive values, and these could not be given again: "
                            + String.join(", ", unrecoverable) + ". Take them from sensitive variables.");
        }
        refuseSpecs(file);
        try {
            Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".plan", ".tmp");
            try {
                try (OutputStream out = Files.newOutputStream(fresh)) {
                    PlanFile.write(plan, workspace.parsed().sensitiveValues(), out);
                }
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                // A full disk leaves nothing behind.
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new CommandFailure("The plan cannot be written", file + ": " + e.getMessage());
        }
    }
}
