package dev.weir.etl.run;

import dev.weir.etl.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Writes the objects of batches to S3, several at a time. */
final class BatchWriter implements AutoCloseable {
    private final S3Client s3;
    private final Storage storage;
    private final ExecutorService threads;

    BatchWriter(S3Client s3, Storage storage, int parallelism) {
        this.s3 = s3;
        this.storage = storage;
        this.threads = Executors.newFixedThreadPool(parallelism, task -> {
            Thread thread = new Thread(task, "weir-etl-write");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Returns when all of them are there. */
    void write(List<StagedObject> objects) throws InterruptedException {
        List<Future<?>> writes = new ArrayList<>();
        for (StagedObject object : objects) {
            writes.add(threads.submit(() -> write(object)));
        }
        RuntimeException failure = null;
        for (Future<?> write : writes) {
            try {
                write.get();
            } catch (ExecutionException failed) {
                failure = failed.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(failed.getCause());
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void write(StagedObject object) {
        s3.putObject(
                request -> request.bucket(object.name().bucket())
                        .key(object.name().key())
                        .contentType(object.contentType())
                        .applyMutation(object.data() ? storage::applyToData : storage::applyTo),
                RequestBody.fromContentProvider(
                        object.content()::open, object.content().length(), object.contentType()));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
