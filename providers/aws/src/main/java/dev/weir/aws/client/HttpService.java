package dev.weir.aws.client;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * The HTTP client of those clients that the SDK makes for itself, to sign in and to assume roles. They take no settings, so that
 * this class is found through a system property and the settings are those of the last connection made.
 */
public final class HttpService implements SdkHttpService {
    private static final String PROPERTY = "software.amazon.awssdk.http.service.impl";
    private static final AtomicReference<Supplier<SdkHttpClient>> CLIENTS = new AtomicReference<>();

    static void use(Supplier<SdkHttpClient> clients) {
        CLIENTS.set(clients);
        System.setProperty(PROPERTY, HttpService.class.getName());
    }

    @Override
    public SdkHttpClient.Builder<?> createHttpClientBuilder() {
        return new Builder();
    }

    private static final class Builder implements SdkHttpClient.Builder<Builder> {
        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            return CLIENTS.get().get();
        }
    }
}
