package dev.weir.spi;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The mark on a live object that says which stack owns it. The call that creates the object writes it: as tags, or as
 * parameters with a dot instead of the colon where the object cannot be tagged.
 *
 * @param stack the stack's name
 * @param address the resource's address in that stack, such as {@code streams.orders}, in characters that a tag may hold
 * @param region where the stack lives; empty on marks that were written before marks carried a region
 * @param traits how the object must be treated, even when the stack no longer declares it
 * @param sensitive pointers of the properties whose values must not be shown, even when the stack no longer declares them
 */
public record Ownership(
        String stack, String address, Optional<String> region, Set<Trait> traits, SortedSet<String> sensitive) {
    public static final String STACK_TAG = "weir:stack";
    public static final String ADDRESS_TAG = "weir:address";
    public static final String REGION_TAG = "weir:region";
    public static final String SENSITIVE_TAG = "weir:sensitive";

    public Ownership {
        requireNonNull(stack, "stack");
        requireNonNull(address, "address");
        requireNonNull(region, "region");
        traits = traits.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(traits));
        sensitive = SensitiveMark.read(SensitiveMark.of(sensitive));
    }

    /** A mark of an object without sensitive properties. */
    public Ownership(String stack, String address, Optional<String> region, Set<Trait> traits) {
        this(stack, address, region, traits, Collections.emptySortedSet());
    }

    /** A mark without traits. */
    public static Ownership of(String stack, String address, String region) {
        return new Ownership(stack, address, Optional.of(region), Set.of());
    }

    /** This mark with a region. */
    public Ownership in(String name) {
        return new Ownership(stack, address, Optional.of(name), traits);
    }

    /** Whether the object must not be deleted. */
    public boolean isProtected() {
        return traits.contains(Trait.PROTECTED);
    }

    /** Whether the object is released, not deleted, when the stack no longer declares it. */
    public boolean isRetained() {
        return traits.contains(Trait.RETAINED);
    }

    /** Whether the stack was meant to be thrown away, data included. */
    public boolean isEphemeral() {
        return traits.contains(Trait.EPHEMERAL);
    }

    /** Whether this is the mark of a stack as it is applied in a region; a mark without a region may be that of any. */
    public boolean isOf(String name, String there) {
        return stack.equals(name) && region.orElse(there).equals(there);
    }

    /**
     * Why an object must not be deleted in the name of this mark, which says where the stack lives; empty when it may be.
     *
     * @param found the mark that the object bears now, as its own service tells it
     * @param isGlobal whether objects of the kind are seen from every region, so that only the mark tells whose they are
     */
    public Optional<String> objection(Optional<Ownership> found, boolean isGlobal) {
        if (found.isEmpty()) {
            return Optional.of("its mark was removed, so no stack owns it anymore");
        }
        Ownership other = found.get();
        if (!other.stack.equals(stack)) {
            return Optional.of("it belongs to stack '%s' as '%s' now".formatted(other.stack, other.address));
        }
        if (!other.address.equals(address)) {
            return Optional.of(
                    "it belongs to stack '%s' as '%s' now, not as '%s'".formatted(stack, other.address, address));
        }
        if (other.region.isEmpty()) {
            return isGlobal
                    ? Optional.of("its mark does not say for which region its stack was applied")
                    : Optional.empty();
        }
        return other.region.equals(region)
                ? Optional.empty()
                : Optional.of("it belongs to stack '%s' in region '%s'".formatted(stack, other.region.get()));
    }

    /** The tags that hold this mark. */
    public SortedMap<String, String> tags() {
        SortedMap<String, String> tags = new TreeMap<>();
        tags.put(STACK_TAG, stack);
        tags.put(ADDRESS_TAG, address);
        region.ifPresent(name -> tags.put(REGION_TAG, name));
        traits.forEach(trait -> tags.put(trait.tag(), "true"));
        if (!sensitive.isEmpty()) {
            tags.put(SENSITIVE_TAG, SensitiveMark.of(sensitive));
        }
        return tags;
    }

    /** The mark that tags hold; empty when no stack has marked the object. */
    public static Optional<Ownership> in(Map<String, String> tags) {
        return Optional.ofNullable(tags.get(STACK_TAG)).map(stack -> {
            Set<Trait> traits = EnumSet.noneOf(Trait.class);
            for (Trait trait : Trait.values()) {
                if ("true".equals(tags.get(trait.tag()))) {
                    traits.add(trait);
                }
            }
            return new Ownership(
                    stack,
                    tags.getOrDefault(ADDRESS_TAG, ""),
                    Optional.ofNullable(tags.get(REGION_TAG)),
                    traits,
                    SensitiveMark.read(tags.getOrDefault(SENSITIVE_TAG, "")));
        });
    }

    /** How a marked object must be treated. */
    public enum Trait {
        /** Never deleted, nor replaced. */
        PROTECTED("weir:protect"),
        /** Released instead of deleted. */
        RETAINED("weir:retain"),
        /** Its data may be destroyed together with it. */
        EPHEMERAL("weir:ephemeral");

        private final String tag;

        Trait(String tag) {
            this.tag = tag;
        }

        /** The tag that says {@code true} on an object with this trait. */
        public String tag() {
            return tag;
        }
    }
}
