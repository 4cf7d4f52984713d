package dev.weir.aws.client;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Opens connections through the proxy and with the authorities that are configured.
 *
 * @param trusted empty for the JDK's own authorities
 * @param comebackTimeout how long a server may refuse connections and is still waited for
 */
record HttpConnections(
        Proxies proxies, Optional<SSLContext> trusted, Duration connectionTimeout, Duration comebackTimeout) {
    /** A client of its own, to be closed. Its calls fail after a silence of this length. */
    SdkHttpClient client(Duration longestPause) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectionTimeout)
                .proxy(new Selector(proxies));
        proxies.authenticator().ifPresent(client::authenticator);
        trusted.ifPresent(client::sslContext);
        return new HttpTransport(client.build(), longestPause, comebackTimeout);
    }

    private static final class Selector extends ProxySelector {
        private final Proxies proxies;

        Selector(Proxies proxies) {
            this.proxies = proxies;
        }

        @Override
        public List<Proxy> select(URI uri) {
            return List.of(proxies.of(uri));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // the call itself fails, and is made again where that makes sense
        }
    }
}
