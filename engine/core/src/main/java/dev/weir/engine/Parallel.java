package dev.weir.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does independent things at the same time, each on a virtual thread. */
public final class Parallel {
    private Parallel() {}

    /**
     * Runs all tasks to their end.
     *
     * @return the results in the order of the tasks
     * @throws RuntimeException the first failure in the order of the tasks; later ones are suppressed in it
     */
    public static <T> List<T> all(List<? extends Callable<T>> tasks) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return results(threads.invokeAll(tasks));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static <T> List<T> results(List<Future<T>> futures) throws InterruptedException {
        List<T> results = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                failures.add(e.getCause());
            }
        }
        if (failures.isEmpty()) {
            return results;
        }
        Throwable first = failures.getFirst();
        failures.stream().skip(1).filter(later -> later != first).forEach(first::addSuppressed);
        switch (first) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(first);
        }
    }
}
