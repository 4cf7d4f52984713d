package dev.weir.cli.command;

import dev.weir.cli.terminal.UsageException;
import dev.weir.spec.Address;

/** Addresses as arguments. */
final class Addresses {
    private Addresses() {}

    /** The first argument, which is to be an address. */
    static Address required(Invocation invocation) {
        return parse(invocation.required(0, "an address such as streams.orders"));
    }

    static Address parse(String text) {
        return Address.parse(text)
                .orElseThrow(() -> new UsageException("'" + text + "' is not an address such as streams.orders"));
    }
}
