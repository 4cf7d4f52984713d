package dev.weir.local.s3.storage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The versions of every key of a bucket, newest first. May be read while it is being changed. */
public final class VersionIndex {
    /** The order of S3's listings: that of the keys' UTF-8 bytes. */
    public static final Comparator<String> ORDER = VersionIndex::compareCodePoints;

    private final NavigableMap<String, List<ObjectVersion>> keys = new ConcurrentSkipListMap<>(ORDER);
    private int size;

    VersionIndex() {}

    /** Keys in order, each with its versions, newest first; never an empty list. */
    public NavigableMap<String, List<ObjectVersion>> keys() {
        return Collections.unmodifiableNavigableMap(keys);
    }

    /** The newest version, which may be a delete marker. */
    public Optional<ObjectVersion> latest(String key) {
        return versions(key).stream().findFirst();
    }

    /** The newest version, unless that is a delete marker. */
    public Optional<ObjectVersion> current(String key) {
        return latest(key).filter(version -> !version.deleteMarker());
    }

    public Optional<ObjectVersion> version(String key, String versionId) {
        return versions(key).stream()
                .filter(version -> version.versionId().equals(versionId))
                .findFirst();
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    List<ObjectVersion> versions(String key) {
        return keys.getOrDefault(key, List.of());
    }

    /** How many versions there are of all keys. */
    int size() {
        return size;
    }

    List<ObjectVersion> oldestFirst() {
        List<ObjectVersion> all = new ArrayList<>();
        keys.values().forEach(versions -> all.addAll(versions.reversed()));
        return all;
    }

    void apply(Change change) {
        List<ObjectVersion> versions = new ArrayList<>(versions(change.key()));
        switch (change) {
            case Change.Put put -> {
                remove(versions, put.version().versionId());
                versions.addFirst(put.version());
            }
            case Change.Update update ->
                versions.replaceAll(version ->
                        version.versionId().equals(update.version().versionId()) ? update.version() : version);
            case Change.Delete delete -> remove(versions, delete.versionId());
        }
        size += versions.size() - versions(change.key()).size();
        if (versions.isEmpty()) {
            keys.remove(change.key());
        } else {
            keys.put(change.key(), List.copyOf(versions));
        }
    }

    private static void remove(List<ObjectVersion> versions, String versionId) {
        versions.removeIf(version -> version.versionId().equals(versionId));
    }

    private static int compareCodePoints(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char l = left.charAt(i);
            char r = right.charAt(i);
            if (l != r) {
                // Surrogates stand for code points above every other character, yet lie below U+E000.
                boolean different = Character.isSurrogate(l) != Character.isSurrogate(r);
                return different ? Boolean.compare(Character.isSurrogate(l), Character.isSurrogate(r)) : l - r;
            }
        }
        return left.length() - right.length();
    }
}
