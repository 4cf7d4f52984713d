package dev.weir.aws.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;

/**
 * Opens connections through the proxy and with the authorities that are configured.
 *
 * @param trusted empty for the JDK's own authorities
 */
record HttpConnections(
        Proxies proxies, Optional<SSLSocketFactory> trusted, Duration connectionTimeout, Duration socketTimeout)
        implements UrlConnectionFactory {
    HttpConnections within(Duration timeout) {
        return new HttpConnections(proxies, trusted, connectionTimeout, timeout);
    }

    @Override
    public HttpURLConnection createConnection(URI uri) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(proxies.of(uri));
            connection.setConnectTimeout((int) connectionTimeout.toMillis());
            connection.setReadTimeout((int) socketTimeout.toMillis());
            proxies.authenticator(uri).ifPresent(connection::setAuthenticator);
            if (connection instanceof HttpsURLConnection secure) {
                trusted.ifPresent(secure::setSSLSocketFactory);
            }
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
