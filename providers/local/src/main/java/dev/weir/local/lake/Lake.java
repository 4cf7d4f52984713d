package dev.weir.local.lake;

import dev.weir.local.Caller;
import java.nio.file.Path;
import java.util.List;

/** The buckets, as far as crawlers and Athena need them. */
public interface Lake {
    boolean exists(String bucket);

    /** The objects whose keys start with a prefix, in the order of their keys. */
    List<DataFile> files(String bucket, String prefix);

    /** Writes an object with the content of a file. */
    void write(String bucket, String key, Path content, String contentType, Caller caller);
}
