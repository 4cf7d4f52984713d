package dev.weir.local.server;

import com.sun.net.httpserver.HttpServer;
import dev.weir.local.Service;
import dev.weir.local.ServiceContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

    private LocalAws(
            HttpServer server,
            FrontDoor door,
            ExecutorService threads,
            List<Service> services,
            DataLock lock,
            URI endpoint) {
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
        DataLock lock = DataLock.take(options.data());
        HttpServer server = null;
        try {
            InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
            server = HttpServer.create(new InetSocketAddress(loopback, options.port()), BACKLOG);
            return start(options, lock, server);
        } catch (IOException | RuntimeException e) {
            if (server != null) {
                server.stop(0);
            }
            lock.close();
            throw e;
        }
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
                options.tagLag());
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
        return new LocalAws(server, door, threads, services, lock, endpoint);
    }

    /** The endpoint of a server, in this process or another, that has a data directory open. */
    public static Optional<URI> find(Path directory) {
        return DataLock.find(directory);
    }

    /** Such as {@code http://127.0.0.1:4566}. */
    public URI endpoint() {
        return endpoint;
    }

    /** Lets requests under way end, for a second at most, closes the services, and gives the directory back. */
    @Override
    public void close() throws IOException {
        long until = System.nanoTime() + LAST_REQUESTS.toNanos();
        while (!door.isIdle() && System.nanoTime() < until) {
            LockSupport.parkNanos(POLL.toNanos());
        }
        server.stop(0);
        threads.shutdownNow();
        services.reversed().forEach(Service::close);
        lock.close();
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
