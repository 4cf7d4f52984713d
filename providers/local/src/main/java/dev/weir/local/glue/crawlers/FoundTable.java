package dev.weir.local.glue.crawlers;

import static java.util.Objects.requireNonNull;

import dev.weir.local.lake.DataFile;
import dev.weir.local.lake.FileFormat;
import dev.weir.local.lake.S3Location;
import java.util.List;
import java.util.Map;

/**
 * Files that make up one table.
 *
 * @param location where all of them lie
 * @param keys names of the partition keys, outermost first; none for a table without partitions
 * @param partitions the files' folders below the location, by partition values
 * @param passedOver files of other formats, or in folders that do not fit
 */
record FoundTable(
        S3Location location,
        FileFormat format,
        List<String> keys,
        Map<List<String>, String> partitions,
        List<DataFile> files,
        List<DataFile> passedOver) {
    FoundTable {
        requireNonNull(location, "location");
        requireNonNull(format, "format");
        keys = List.copyOf(keys);
        files = List.copyOf(files);
        passedOver = List.copyOf(passedOver);
    }
}
