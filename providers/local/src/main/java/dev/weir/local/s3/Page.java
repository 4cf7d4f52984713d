package dev.weir.local.s3;

import dev.weir.local.s3.storage.ObjectVersion;
import dev.weir.local.s3.storage.VersionIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * One page of a listing.
 *
 * @param items in the order of their names
 * @param truncated whether there is more
 */
record Page(List<Item> items, boolean truncated) {
    /** What a listing lists. */
    sealed interface Item {
        String name();
    }

    /** A version of an object. */
    record Entry(ObjectVersion version, boolean latest) implements Item {
        @Override
        public String name() {
            return version.key();
        }
    }

    /** All keys up to a delimiter, rolled up. */
    record CommonPrefix(String name) implements Item {}

    /**
     * What to list.
     *
     * @param after list what comes behind this name; empty to start at the beginning
     * @param skipPrefix whether {@code after} may be a common prefix that has been listed
     * @param afterVersion list older versions of the key {@code after} behind this one
     * @param everyVersion current versions only, or all and delete markers
     */
    record Query(
            String prefix,
            String delimiter,
            String after,
            boolean skipPrefix,
            Optional<String> afterVersion,
            boolean everyVersion,
            int most) {}

    static Page of(NavigableMap<String, List<ObjectVersion>> keys, Query query) {
        return new Walk(keys, query).page();
    }

    Optional<Item> last() {
        return items.isEmpty() ? Optional.empty() : Optional.of(items.getLast());
    }

    private static final class Walk {
        private final NavigableMap<String, List<ObjectVersion>> keys;
        private final Query query;
        private final List<Item> items = new ArrayList<>();

        Walk(NavigableMap<String, List<ObjectVersion>> keys, Query query) {
            this.keys = keys;
            this.query = query;
        }

        Page page() {
            Optional<Map.Entry<String, List<ObjectVersion>>> next = Optional.ofNullable(first());
            while (next.isPresent() && next.get().getKey().startsWith(query.prefix())) {
                List<Item> found = items(next.get());
                for (Item item : found) {
                    if (items.size() == query.most()) {
                        return new Page(items, query.most() > 0);
                    }
                    items.add(item);
                }
                next = following(next.get().getKey(), found);
            }
            return new Page(items, false);
        }

        private Map.Entry<String, List<ObjectVersion>> first() {
            if (VersionIndex.ORDER.compare(query.after(), query.prefix()) < 0) {
                return keys.ceilingEntry(query.prefix());
            }
            if (query.afterVersion().isPresent()) {
                return keys.ceilingEntry(query.after());
            }
            Optional<String> rolled = commonPrefix(query.after());
            if (query.skipPrefix() && rolled.equals(Optional.of(query.after()))) {
                return successor(query.after()).map(keys::ceilingEntry).orElse(null);
            }
            return query.after().isEmpty() ? keys.firstEntry() : keys.higherEntry(query.after());
        }

        private List<Item> items(Map.Entry<String, List<ObjectVersion>> entry) {
            List<Item> found = new ArrayList<>();
            boolean skipping =
                    query.afterVersion().isPresent() && entry.getKey().equals(query.after());
            for (ObjectVersion version : entry.getValue()) {
                if (!skipping && (query.everyVersion() || !version.deleteMarker())) {
                    found.add(new Entry(
                            version,
                            found.isEmpty() && version.equals(entry.getValue().getFirst())));
                }
                skipping = skipping && !query.afterVersion().get().equals(version.versionId());
                if (!query.everyVersion()) {
                    break;
                }
            }
            Optional<String> rolled = commonPrefix(entry.getKey());
            return found.isEmpty() || rolled.isEmpty() ? found : List.of(new CommonPrefix(rolled.get()));
        }

        private Optional<Map.Entry<String, List<ObjectVersion>>> following(String key, List<Item> found) {
            Optional<String> rolled = found.isEmpty() ? Optional.empty() : commonPrefix(key);
            return rolled.isPresent()
                    ? successor(rolled.get()).map(keys::ceilingEntry)
                    : Optional.ofNullable(keys.higherEntry(key));
        }

        private Optional<String> commonPrefix(String key) {
            int from = query.prefix().length();
            int end = query.delimiter().isEmpty() || !key.startsWith(query.prefix())
                    ? -1
                    : key.indexOf(query.delimiter(), from);
            return end < 0
                    ? Optional.empty()
                    : Optional.of(key.substring(0, end + query.delimiter().length()));
        }

        /** The least name behind all that start with a prefix. */
        private static Optional<String> successor(String prefix) {
            int last = prefix.codePointBefore(prefix.length());
            int length = prefix.length() - Character.charCount(last);
            if (last == Character.MAX_CODE_POINT) {
                return length == 0 ? Optional.empty() : successor(prefix.substring(0, length));
            }
            int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
            return Optional.of(new StringBuilder(prefix.substring(0, length))
                    .appendCodePoint(next)
                    .toString());
        }
    }
}
