package dev.weir.cli.command;

import dev.weir.cli.flow.Applying;
import dev.weir.cli.flow.Planning;
import dev.weir.cli.session.Cloud;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.engine.Plan;
import dev.weir.spec.Address;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.cli.Options;

/** {@code weir release}: lets a live object go. */
final class ReleaseCommand implements Command {
    @Override
    public String name() {
        return "release";
    }

    @Override
    public String arguments() {
        return "ADDR";
    }

    @Override
    public String summary() {
        return "lets a live object go, untouched";
    }

    @Override
    public String description() {
        return """
                Takes the stack's mark off the object at ADDR and leaves the object as it is. Remove its declaration as well, or the
                next plan reports an object that belongs to no stack.

                  weir release streams.orders
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
            Plan plan = planning.planRelease(cloud, new TreeSet<>(List.of(address)));
            return new Applying(invocation.context(), invocation.globals(), planning.diagnostics(), planning.secrets())
                    .confirmAndApply(cloud, plan, invocation.has("auto-approve"), format);
        }
    }
}
