package dev.weir.local.lake;

import dev.weir.local.Caller;
import dev.weir.local.Payload;
import dev.weir.local.s3.S3Files;
import dev.weir.local.s3.S3Files.Location;
import java.nio.file.Path;
import java.util.List;

/** The buckets of this endpoint's S3. */
public final class BucketLake implements Lake {
    private final S3Files buckets;

    public BucketLake(S3Files buckets) {
        this.buckets = buckets;
    }

    @Override
    public boolean exists(String bucket) {
        return buckets.exists(bucket);
    }

    @Override
    public List<DataFile> files(String bucket, String prefix) {
        return buckets.list(new Location(bucket, prefix)).stream()
                .map(file -> new DataFile(file.key(), file.path(), file.size()))
                .toList();
    }

    @Override
    public void write(String bucket, String key, Path content, String contentType, Caller caller) {
        buckets.put(
                new Location(bucket, key),
                Payload.of(content, 0, content.toFile().length()),
                contentType,
                caller);
    }
}
