package dev.weir.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.flow.Applying;
import dev.weir.cli.flow.Planning;
import dev.weir.cli.session.Cloud;
import dev.weir.cli.session.Context;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.view.JsonDocument;
import dev.weir.engine.Plan;
import dev.weir.engine.PlanOptions;
import dev.weir.spec.Address;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.cli.Options;

/** {@code weir adopt} and {@code weir release}: a live object comes into the stack's hands, or leaves them. */
final class HandoverCommand implements Command {
    private final String name;
    private final String summary;
    private final String description;
    private final Loading loading;
    private final Handover handover;

    private interface Loading {
        Planning load(Context context, GlobalOptions options, Optional<String> directory);
    }

    private interface Handover {
        Plan plan(Planning planning, Cloud cloud, SortedSet<Address> address);
    }

    private HandoverCommand(String name, String summary, String description, Loading loading, Handover handover) {
        this.name = name;
        this.summary = summary;
        this.description = description;
        this.loading = loading;
        this.handover = handover;
    }

    static Command adopt() {
        return new HandoverCommand(
                "adopt",
                "adopts a live object into the stack",
                """
                Marks the object that the declaration at ADDR names as the stack's own, and changes it where it differs from the
                declaration. The plan is shown first. An object that another stack owns is not taken.

                  weir adopt streams.orders
                """,
                Planning::load,
                (planning, cloud, address) -> planning.plan(cloud, new PlanOptions(true, address), Optional.empty()));
    }

    static Command release() {
        return new HandoverCommand(
                "release",
                "releases a live object, untouched",
                """
                Takes the stack's mark off the object at ADDR and leaves the object as it is. Remove its declaration as well, or the
                next plan reports an object that belongs to no stack.

                  weir release streams.orders
                """,
                Planning::loadWithoutSecrets,
                Planning::planRelease);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String arguments() {
        return "ADDR";
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public List<Format> formats() {
        return List.of(Format.HUMAN, Format.JSON);
    }

    @Override
    public ObjectNode blank() {
        return JsonDocument.apply();
    }

    @Override
    public Options options() {
        return ConsentFlags.declare();
    }

    @Override
    public ExitCode run(Invocation invocation) {
        invocation.atMost(1);
        Address address = Addresses.required(invocation);
        Planning planning = loading.load(invocation.context(), invocation.globals(), Optional.empty());
        try (Cloud cloud = planning.connect()) {
            Plan plan = handover.plan(planning, cloud, new TreeSet<>(List.of(address)));
            return new Applying(invocation.context(), invocation.globals(), planning.diagnostics(), planning.secrets())
                    .confirmAndApply(cloud, plan, ConsentFlags.read(invocation, name), invocation.format());
        }
    }
}
