package dev.weir.local.server;

import com.sun.net.httpserver.HttpServer;
import dev.weir.local.Service;
import dev.weir.local.ServiceContext;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** An AWS-compatible endpoint on a loopback port of this process, with its data in a directory. */
public final class LocalAws implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(2);

    static {
        // Read once by the JDK's server, when its classes load. Without TCP_NODELAY each small response waits for an
        // acknowledgement; with the default of 200 idle connections a large client pool keeps reconnecting.
        setDefault("sun.net.httpserver.nodelay", "true");
        setDefault("sun.net.httpserver.maxIdleConnections", "2000");
        setDefault("sun.net.httpserver.drainAmount", String.valueOf(64 << 20));
    }

    private final HttpServer server;
    private final FrontDoor door;
    private final ExecutorService threads;
    private final List<Service> services;
    private final DataLock lock;
    private final URI endpoint;
    private final Path directory;

    private LocalAws(
            HttpServer server,
            FrontDoor door,
            ExecutorService threads,
            List<Service> services,
            DataLock lock,
            URI endpoint,
            Path directory) {
        this.directory = directory;
        this.server = server;
        this.door = door;
        this.threads = threads;
        this.services = services;
        this.lock = lock;
        this.endpoint = endpoint;
    }

    /**
     * Opens the data and starts to serve.
     *
     * @throws IOException when the port is taken, the data cannot be read, or another server has the directory
     */
    public static LocalAws start(LocalOptions options) throws IOException {
        return start(options, DataLock.take(options.data()));
    }

    /** The same; empty when another server has the directory. */
    static Optional<LocalAws> succeed(LocalOptions options) throws IOException {
        Optional<DataLock> lock = DataLock.tryTake(options.data());
        return lock.isPresent() ? Optional.of(start(options, lock.get())) : Optional.empty();
    }

    private static LocalAws start(LocalOptions options, DataLock lock) throws IOException {
        HttpServer server = null;
        try {
            server = bind(options, lock);
            return start(options, lock, server);
        } catch (IOException | RuntimeException e) {
            if (server != null) {
                server.stop(0);
            }
            lock.close();
            throw e;
        }
    }

    /** Where the choice is free, on the port of an earlier server that others may be waiting for. */
    private static HttpServer bind(LocalOptions options, DataLock lock) throws IOException {
        InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        OptionalInt left = options.port() == 0 ? lock.portLeft() : OptionalInt.empty();
        if (left.isPresent()) {
            try {
                return HttpServer.create(new InetSocketAddress(loopback, left.getAsInt()), BACKLOG);
            } catch (BindException taken) {
                // Somebody else has it by now.
            }
        }
        return HttpServer.create(new InetSocketAddress(loopback, options.port()), BACKLOG);
    }

    private static LocalAws start(LocalOptions options, DataLock lock, HttpServer server) throws IOException {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        List<Service> services = Services.open(
                new ServiceContext(
                        options.data(),
                        options.account(),
                        options.clock(),
                        options.settle(),
                        options.quotas(),
                        options.jobs(),
                        () -> endpoint,
                        options.notices()),
                options.tagLag(),
                options.bucketLag());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        FrontDoor door = new FrontDoor(
                services,
                options.account(),
                DataLock.note(endpoint),
                options.spelling(),
                new DiskFailures(options.data(), options.notices()));
        server.createContext("/", door);
        server.start();
        lock.announce(endpoint);
        return new LocalAws(server, door, threads, services, lock, endpoint, options.data());
    }

    /** The endpoint of a server, in this process or another, that has a data directory open. */
    public static Optional<URI> find(Path directory) {
        return DataLock.find(directory);
    }

    /** Such as {@code http://127.0.0.1:4566}. */
    public URI endpoint() {
        return endpoint;
    }

    /** Whether jobs, crawls or queries are being executed. */
    boolean isWorking() {
        return services.stream().anyMatch(Service::isWorking);
    }

    /** Lets requests under way end, for a second at most, closes the services, and gives the directory back or to a visitor. */
    @Override
    public void close() throws IOException {
        Optional<AutoCloseable> entrance = Visitors.closeDoor(directory);
        try {
            closeServer();
            if (entrance.isPresent()) {
                lock.forgetNote();
            }
            lock.close();
        } finally {
            SharedAws.release(entrance);
        }
    }

    private void closeServer() {
        services.reversed().forEach(Service::stopWork);
        door.close();
        long until = System.nanoTime() + LAST_REQUESTS.toNanos();
        while (!door.isIdle() && System.nanoTime() < until) {
            LockSupport.parkNanos(POLL.toNanos());
        }
        server.stop(0);
        threads.shutdownNow();
        services.reversed().forEach(Service::close);
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
