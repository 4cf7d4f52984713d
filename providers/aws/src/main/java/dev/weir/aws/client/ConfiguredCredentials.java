package dev.weir.aws.client;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.IoUtils;

/**
 * The credentials of the configured source, asked for with every request, so that temporary ones are renewed in a long run. Throws
 * {@link CredentialsFailure}.
 */
final class ConfiguredCredentials implements AwsCredentialsProvider, AutoCloseable {
    private final SharedProfile profile;
    private final CredentialSource source;
    private AwsCredentialsProvider provider;

    ConfiguredCredentials(SharedProfile profile, CredentialSource source) {
        this.profile = profile;
        this.source = source;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        if (source == CredentialSource.PROFILE) {
            profile.askingForCode().ifPresent(asking -> {
                throw CredentialSource.codeNeeded(profile, asking);
            });
        }
        try {
            return provider().resolveCredentials();
        } catch (RuntimeException e) {
            throw source.failure(profile, e);
        }
    }

    private synchronized AwsCredentialsProvider provider() {
        if (provider == null) {
            provider = source.provider(profile);
        }
        return provider;
    }

    String renewal() {
        return source.renewal(profile);
    }

    @Override
    public synchronized void close() {
        if (provider instanceof AutoCloseable closeable) {
            IoUtils.closeQuietlyV2(closeable, null);
        }
    }
}
