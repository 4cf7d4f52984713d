package dev.weir.aws.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Assumptions;

/** A server of moto, an AWS fake that others wrote, as an independent judge. Tests skip where it is not installed. */
final class Moto implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final URI endpoint;

    private Moto(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static Moto start() throws IOException, InterruptedException {
        int port = freePort();
        Process process;
        try {
            process = new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", String.valueOf(port))
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "moto.log").toFile())
                    .start();
        } catch (IOException e) {
            Assumptions.abort("moto_server is not installed");
            throw e;
        }
        Instant end = Instant.now().plus(PATIENCE);
        while (!answers(port)) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                process.destroy();
                Assumptions.abort("moto_server does not start");
            }
            Thread.sleep(100);
        }
        return new Moto(process, URI.create("http://127.0.0.1:" + port));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
