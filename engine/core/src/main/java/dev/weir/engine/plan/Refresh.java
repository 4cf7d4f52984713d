package dev.weir.engine.plan;

import dev.weir.engine.Parallel;
import dev.weir.spi.Identity;
import dev.weir.spi.Kind;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Live;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Reads what lives: all kinds at once, each kind in one discovery and one read. */
final class Refresh {
    private final Kinds kinds;
    private final Consumer<String> progress;

    /** @param progress is told by one thread at a time */
    Refresh(Kinds kinds, Consumer<String> progress) {
        this.kinds = kinds;
        this.progress = progress;
    }

    /**
     * Reads what a stack owns and what is wanted beside it.
     *
     * @param searched the kinds to search for what the stack owns
     */
    LiveState read(String stack, Collection<String> searched, Collection<Identity> wanted) {
        Map<String, SortedSet<Identity>> wantedByKind = new TreeMap<>();
        searched.forEach(kind -> wantedByKind.put(kind, new TreeSet<>()));
        wanted.forEach(identity -> wantedByKind
                .computeIfAbsent(identity.kind(), unused -> new TreeSet<>())
                .add(identity));
        List<Callable<Map<Identity, Live>>> reads = new ArrayList<>();
        kinds.byName().forEach((name, kind) -> {
            if (wantedByKind.containsKey(name)) {
                boolean search = searched.contains(name);
                reads.add(() -> read(stack, kind, search, wantedByKind.get(name)));
            }
        });
        Map<Identity, Live> objects = new TreeMap<>();
        Parallel.all(reads).forEach(objects::putAll);
        return new LiveState(objects);
    }

    private Map<Identity, Live> read(String stack, Kind kind, boolean search, SortedSet<Identity> wanted) {
        SortedSet<Identity> identities = new TreeSet<>(wanted);
        if (search) {
            identities.addAll(kind.discover(stack));
        }
        if (identities.isEmpty()) {
            return Map.of();
        }
        tell("reading " + count(kind.schema(), identities.size()));
        return kind.read(identities);
    }

    private static String count(KindSchema schema, int count) {
        return count + " " + (count == 1 ? schema.singular() : schema.kind());
    }

    private synchronized void tell(String phrase) {
        progress.accept(phrase);
    }
}
