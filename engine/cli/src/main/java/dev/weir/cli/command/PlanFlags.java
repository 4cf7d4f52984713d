package dev.weir.cli.command;

import dev.weir.cli.session.GlobalOptions;
import dev.weir.engine.PlanOptions;
import dev.weir.spec.Address;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The options that plan and apply share. */
final class PlanFlags {
    private PlanFlags() {}

    static Options declare() {
        return new Options()
                .addOption(GlobalOptions.flag("adopt", "takes existing objects that belong to no stack into this one"))
                .addOption(target());
    }

    static Option target() {
        return GlobalOptions.many("target", "ADDR", "only this resource and what it refers to; may be repeated");
    }

    static PlanOptions read(Invocation invocation) {
        return new PlanOptions(invocation.has("adopt"), targets(invocation));
    }

    static SortedSet<Address> targets(Invocation invocation) {
        SortedSet<Address> targets = new TreeSet<>();
        String[] given = invocation.options().getOptionValues("target");
        if (given != null) {
            for (String target : given) {
                targets.add(Addresses.parse(target));
            }
        }
        return targets;
    }
}
