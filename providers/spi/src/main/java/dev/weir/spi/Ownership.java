package dev.weir.spi;

import static java.util.Objects.requireNonNull;

/**
 * The mark on a live object that says which stack owns it. It is written in the call that creates the object: as tags
 * {@value #STACK_TAG}, {@value #ADDRESS_TAG} and {@value #PROTECT_TAG}, or as parameters with a dot instead of the colon
 * where the object cannot be tagged.
 *
 * @param stack the stack's name
 * @param address the resource's address in that stack, such as {@code streams.orders}, in characters that a tag may hold
 * @param isProtected whether the object must not be deleted, even when the stack no longer declares it
 */
public record Ownership(String stack, String address, boolean isProtected) {
    public static final String STACK_TAG = "weir:stack";
    public static final String ADDRESS_TAG = "weir:address";
    public static final String PROTECT_TAG = "weir:protect";

    public Ownership {
        requireNonNull(stack, "stack");
        requireNonNull(address, "address");
    }
}
