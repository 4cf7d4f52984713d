package dev.weir.aws.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Maps on virtual threads, a few at a time; the rate budgets do the rest. */
final class Concurrently {
    private static final int AT_ONCE = 16;

    private Concurrently() {}

    static <T, R> List<R> map(Collection<T> things, Function<T, R> call) {
        if (things.size() < 2) {
            return things.stream().map(call).toList();
        }
        Semaphore slots = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> futures = new ArrayList<>(things.size());
            for (T thing : things) {
                futures.add(threads.submit(() -> {
                    slots.acquire();
                    try {
                        return call.apply(thing);
                    } finally {
                        slots.release();
                    }
                }));
            }
            return collect(futures);
        }
    }

    private static <R> List<R> collect(List<Future<R>> futures) {
        List<R> results = new ArrayList<>(futures.size());
        for (Future<R> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                futures.forEach(other -> other.cancel(true));
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                futures.forEach(other -> other.cancel(true));
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return results;
    }
}
