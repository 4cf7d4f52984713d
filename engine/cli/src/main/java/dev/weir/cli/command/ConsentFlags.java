package dev.weir.cli.command;

import dev.weir.cli.flow.Consent;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.engine.Acceptance;
import dev.weir.spec.Address;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.cli.Options;

/** The options with which somebody agrees to what a command is about to do. */
final class ConsentFlags {
    static final String ACCEPT = "accept-data-loss";

    /** What the bare option stands for; no address looks like it. */
    static final String ALL = "all";

    private ConsentFlags() {}

    static Options declare() {
        return new Options()
                .addOption(GlobalOptions.flag("auto-approve", "does not ask; accepts no loss of data"))
                .addOption(GlobalOptions.many(
                        ACCEPT,
                        "[=ADDR]",
                        "accepts the data loss that the plan shows, or only that of one resource; may be repeated"));
    }

    static Consent read(Invocation invocation, String command) {
        return new Consent(invocation.has("auto-approve"), acceptance(invocation), Retyped.of(command, invocation));
    }

    private static Acceptance acceptance(Invocation invocation) {
        SortedSet<Address> addresses = new TreeSet<>();
        String[] given = invocation.options().getOptionValues(ACCEPT);
        if (given == null) {
            return Acceptance.NONE;
        }
        for (String address : given) {
            if (address.equals(ALL)) {
                return Acceptance.ALL;
            }
            addresses.add(Addresses.parse(address));
        }
        return new Acceptance(false, addresses);
    }
}
