package dev.weir.engine;

import static java.util.Objects.requireNonNull;

import dev.weir.spec.Address;
import dev.weir.spi.ContractVerdict;

/** How the new definition of a resource was judged. */
public record Contract(Address address, ContractVerdict verdict) {
    public Contract {
        requireNonNull(address, "address");
        requireNonNull(verdict, "verdict");
    }
}
