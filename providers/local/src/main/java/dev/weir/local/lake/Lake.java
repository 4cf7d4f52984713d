package dev.weir.local.lake;

import java.nio.file.Path;
import java.util.List;

/** The buckets, as far as crawlers and Athena need them. */
public interface Lake {
    boolean exists(String bucket);

    /** The objects whose keys start with a prefix, in the order of their keys. */
    List<DataFile> files(String bucket, String prefix);

    /** The directories that hold the objects' files; nothing else may be read by SQL. */
    List<Path> directories();

    /** Writes an object. */
    void write(String bucket, String key, byte[] content);
}
