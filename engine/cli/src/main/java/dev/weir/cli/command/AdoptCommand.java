package dev.weir.cli.command;

import dev.weir.cli.flow.Applying;
import dev.weir.cli.flow.Planning;
import dev.weir.cli.session.Cloud;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.engine.Plan;
import dev.weir.engine.PlanOptions;
import dev.weir.spec.Address;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.cli.Options;

/** {@code weir adopt}: takes a live object into the stack. */
final class AdoptCommand implements Command {
    @Override
    public String name() {
        return "adopt";
    }

    @Override
    public String arguments() {
        return "ADDR";
    }

    @Override
    public String summary() {
        return "takes a live object into the stack";
    }

    @Override
    public String description() {
        return """
                Marks the object that the declaration at ADDR names as the stack's own, and changes it where it differs from the
                declaration. The plan is shown first. An object that another stack owns is not taken.

                  weir adopt streams.orders
                """;
    }

    @Override
    public Options options() {
        return new Options().addOption(GlobalOptions.flag("auto-approve", "does not ask"));
    }

    @Override
    public ExitCode run(Invocation invocation) {
        invocation.atMost(1);
        Format format = invocation.globals().format(Format.HUMAN, Format.JSON);
        Address address = Addresses.required(invocation);
        Planning planning = Planning.load(invocation.context(), invocation.globals(), Optional.empty());
        try (Cloud cloud = planning.connect()) {
            Plan plan = planning.plan(cloud, new PlanOptions(true, new TreeSet<>(List.of(address))), Optional.empty());
            return new Applying(invocation.context(), invocation.globals(), planning.diagnostics(), planning.secrets())
                    .confirmAndApply(cloud, plan, invocation.has("auto-approve"), format);
        }
    }
}
