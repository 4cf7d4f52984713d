package dev.weir.aws.client;

import dev.weir.spi.ProviderException;
import dev.weir.spi.ProviderException.Category;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The certificate authorities of a PEM file. They replace those of the JDK, as they do in every AWS tool. */
final class Authorities {
    private Authorities() {}

    /**
     * Connections that trust the file's authorities alone.
     *
     * @param origin what names the file, such as {@code AWS_CA_BUNDLE}
     */
    static SSLContext context(Path bundle, String origin) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int count = 0;
            for (Certificate certificate : certificates(bundle, origin)) {
                trusted.setCertificateEntry("authority-" + count++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Iterable<? extends Certificate> certificates(Path bundle, String origin) {
        try (InputStream in = Files.newInputStream(bundle)) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw unusable(bundle, origin, "it holds no certificates", null);
            }
            return certificates;
        } catch (IOException e) {
            throw unusable(bundle, origin, "it cannot be read", e);
        } catch (CertificateException e) {
            throw unusable(bundle, origin, "it is not a list of certificates in PEM form", e);
        }
    }

    private static ProviderException unusable(Path bundle, String origin, String why, Exception cause) {
        return new ProviderException(
                Category.INVALID,
                origin + " names " + bundle + ", but " + why
                        + ". Correct it, or remove it to trust the JDK's authorities.",
                cause);
    }
}
