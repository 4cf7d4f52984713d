package dev.weir.aws.client;

import dev.weir.spi.ProviderException;
import dev.weir.spi.ProviderException.Category;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxies of the environment, as curl and the AWS CLI read them: {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY} and
 * {@code NO_PROXY}, each in lower case first. A loopback address never goes through a proxy.
 */
final class Proxies {
    private static final String TUNNEL_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";
    private static final int DEFAULT_PORT = 1080;

    private final Map<String, String> environment;

    Proxies(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        if (hasPassword("https") || hasPassword("http")) {
            // The JDK refuses to send a password to a proxy before a tunnel unless told otherwise, and asks only once.
            System.setProperty(TUNNEL_SCHEMES, "");
        }
    }

    private boolean hasPassword(String scheme) {
        return named(scheme).filter(proxy -> proxy.contains("@")).isPresent();
    }

    /** Where a request to this address goes first; {@link Proxy#NO_PROXY} when it goes there directly. */
    Proxy of(URI target) {
        return uri(target)
                .map(proxy -> new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port(proxy))))
                .orElse(Proxy.NO_PROXY);
    }

    /** Answers the questions of these proxies for a user and a password, and nobody else's; empty when they ask none. */
    Optional<Authenticator> authenticator() {
        return hasPassword("https") || hasPassword("http") ? Optional.of(new Passwords()) : Optional.empty();
    }

    private final class Passwords extends Authenticator {
        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY
                    ? Stream.of("https", "http")
                            .flatMap(scheme -> named(scheme).map(Proxies::parse).stream())
                            .filter(proxy -> proxy.getHost().equalsIgnoreCase(getRequestingHost())
                                    && port(proxy) == getRequestingPort()
                                    && proxy.getUserInfo() != null)
                            .findFirst()
                            .map(proxy -> password(proxy.getUserInfo()))
                            .orElse(null)
                    : null;
        }
    }

    private static PasswordAuthentication password(String userInfo) {
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        return new PasswordAuthentication(user, (colon < 0 ? "" : userInfo.substring(colon + 1)).toCharArray());
    }

    private Optional<URI> uri(URI target) {
        return isDirect(target) ? Optional.empty() : named(target.getScheme()).map(Proxies::parse);
    }

    private Optional<String> named(String scheme) {
        return variable(scheme.toLowerCase(Locale.ROOT) + "_proxy").or(() -> variable("all_proxy"));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.getOrDefault(name, environment.get(name.toUpperCase(Locale.ROOT))))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** Never shows the value, which may hold a password. */
    private static URI parse(String proxy) {
        try {
            URI uri = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
            if (uri.getHost() != null && uri.getScheme().equalsIgnoreCase("http")) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // falls through to the one message for all cases
        }
        throw new ProviderException(
                Category.INVALID,
                "The proxy in HTTPS_PROXY or HTTP_PROXY is not of the form http://HOST:PORT or http://USER:PASSWORD@HOST:PORT."
                        + " Correct the variable, or exclude the host with NO_PROXY.",
                null);
    }

    private static int port(URI proxy) {
        return proxy.getPort() < 0 ? DEFAULT_PORT : proxy.getPort();
    }

    private boolean isDirect(URI target) {
        String host = target.getHost() == null ? "" : target.getHost().toLowerCase(Locale.ROOT);
        if (host.isEmpty() || host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.")) {
            return true;
        }
        for (String excluded : variable("no_proxy").orElse("").split("[,\\s]+", -1)) {
            if (covers(excluded.toLowerCase(Locale.ROOT), host, port(target.getPort(), target.getScheme()))) {
                return true;
            }
        }
        return false;
    }

    private static int port(int given, String scheme) {
        return given >= 0 ? given : scheme.equalsIgnoreCase("https") ? 443 : 80;
    }

    private static boolean covers(String excluded, String host, int port) {
        if (excluded.equals("*")) {
            return true;
        }
        String name = excluded.startsWith("*.") ? excluded.substring(2) : excluded;
        name = name.startsWith(".") ? name.substring(1) : name;
        int colon = name.lastIndexOf(':');
        if (colon > 0 && name.indexOf(':') == colon) {
            if (!name.substring(colon + 1).equals(Integer.toString(port))) {
                return false;
            }
            name = name.substring(0, colon);
        }
        return !name.isEmpty() && (host.equals(name) || host.endsWith("." + name));
    }
}
