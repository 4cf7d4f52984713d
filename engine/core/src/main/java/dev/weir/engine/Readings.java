package dev.weir.engine;

import dev.weir.spi.Identity;
import dev.weir.spi.Kind;
import dev.weir.spi.Live;
import dev.weir.spi.ProviderException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * What could be read of some objects, and what could not. An identity in neither map does not exist.
 *
 * @param unreadable the objects that may exist and may not be seen, and why
 */
public record Readings(SortedMap<Identity, Live> objects, SortedMap<Identity, ProviderException> unreadable) {
    private static final int AT_ONCE = 16;

    public Readings {
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
        unreadable = Collections.unmodifiableSortedMap(new TreeMap<>(unreadable));
    }

    /**
     * Reads objects of one kind in bulk; only where that is denied one by one, so that one hidden object hides no other.
     *
     * @param declared by identity the names of the properties that are declared, as {@link Kind#read(Map)} takes them
     * @throws ProviderException when the service fails or cannot be reached
     */
    public static Readings of(Kind kind, Map<Identity, Set<String>> declared) {
        try {
            return new Readings(new TreeMap<>(kind.read(declared)), new TreeMap<>());
        } catch (ProviderException e) {
            if (!e.category().mayHide()) {
                throw e;
            }
            return declared.size() == 1 ? hidden(declared.keySet().iterator().next(), e) : oneByOne(kind, declared);
        }
    }

    private static Readings hidden(Identity identity, ProviderException why) {
        return new Readings(new TreeMap<>(), new TreeMap<>(Map.of(identity, why)));
    }

    private static Readings oneByOne(Kind kind, Map<Identity, Set<String>> declared) {
        List<Identity> all = List.copyOf(declared.keySet());
        List<Readings> each = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Callable<Readings>> some = new ArrayList<>();
            all.subList(from, Math.min(all.size(), from + AT_ONCE))
                    .forEach(identity -> some.add(() -> of(kind, Map.of(identity, declared.get(identity)))));
            each.addAll(Parallel.all(some));
        }
        return joined(each);
    }

    /** All of them together. */
    public static Readings joined(Collection<Readings> parts) {
        SortedMap<Identity, Live> objects = new TreeMap<>();
        SortedMap<Identity, ProviderException> unreadable = new TreeMap<>();
        parts.forEach(part -> {
            objects.putAll(part.objects());
            unreadable.putAll(part.unreadable());
        });
        return new Readings(objects, unreadable);
    }
}
