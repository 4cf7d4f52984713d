package dev.weir.aws.client;

import dev.weir.spi.ProviderException;
import dev.weir.spi.ProviderException.Category;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * A profile of the shared configuration files, as the SDK reads them.
 *
 * @param isNamed whether the user named it, instead of getting the default one
 */
record SharedProfile(ProfileFile files, String name, boolean isNamed) {
    private static final String DEFAULT = "default";
    private static final String SERVICES = "services";

    /**
     * The profile of an option, else of {@code AWS_PROFILE}, else the default one.
     *
     * @throws ProviderException when the files cannot be read, or do not hold a profile that was named
     */
    static SharedProfile of(Optional<String> option) {
        ProfileFile files = read();
        Optional<String> named =
                option.or(() -> setting("aws.profile", "AWS_PROFILE")).filter(name -> !name.isBlank());
        SharedProfile profile = new SharedProfile(files, named.orElse(DEFAULT), named.isPresent());
        if (profile.isNamed && profile.section().isEmpty() && !profile.name.equals(DEFAULT)) {
            throw new ProviderException(
                    Category.INVALID,
                    "No profile '" + profile.name + "' is in the shared configuration files. " + profile.others(),
                    null);
        }
        return profile;
    }

    private static ProfileFile read() {
        try {
            return ProfileFile.defaultProfileFile();
        } catch (RuntimeException e) {
            throw new ProviderException(
                    Category.INVALID,
                    "The shared configuration files (~/.aws/config and ~/.aws/credentials) cannot be read: "
                            + Secrets.hidden(String.valueOf(e.getMessage())),
                    e);
        }
    }

    private String others() {
        TreeSet<String> names = new TreeSet<>(files.profiles().keySet());
        return names.isEmpty()
                ? "They hold no profiles. Run 'aws configure sso --profile " + name + "' to make one."
                : "They hold " + String.join(", ", names) + ".";
    }

    Optional<Profile> section() {
        return section(name);
    }

    private Optional<Profile> section(String profile) {
        return files.profile(profile);
    }

    Optional<String> property(String property) {
        return section().flatMap(found -> found.property(property));
    }

    /** Whether it says how to get credentials. */
    boolean hasCredentials() {
        return section()
                .filter(found -> found.properties().keySet().stream()
                        .anyMatch(key -> key.equals(ProfileProperty.AWS_ACCESS_KEY_ID)
                                || key.equals(ProfileProperty.ROLE_ARN)
                                || key.equals(ProfileProperty.CREDENTIAL_PROCESS)
                                || key.equals(ProfileProperty.LOGIN_SESSION)
                                || key.startsWith("sso_")))
                .isPresent();
    }

    /** The profile that this one's credentials start from, itself when it assumes no role. */
    SharedProfile source() {
        SharedProfile at = this;
        for (int depth = 0; depth < files.profiles().size(); depth++) {
            Optional<String> next = at.property(ProfileProperty.ROLE_ARN).isPresent()
                    ? at.property(ProfileProperty.SOURCE_PROFILE)
                    : Optional.empty();
            if (next.isEmpty()
                    || next.get().equals(at.name)
                    || section(next.get()).isEmpty()) {
                return at;
            }
            at = new SharedProfile(files, next.get(), isNamed);
        }
        return at;
    }

    /** The profile on the way to the credentials that asks for a code of a device. */
    Optional<SharedProfile> askingForCode() {
        SharedProfile at = this;
        for (int depth = 0; depth <= files.profiles().size(); depth++) {
            if (at.property(ProfileProperty.ROLE_ARN).isEmpty()) {
                return Optional.empty();
            }
            if (at.property(ProfileProperty.MFA_SERIAL).isPresent()) {
                return Optional.of(at);
            }
            Optional<String> next = at.property(ProfileProperty.SOURCE_PROFILE);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = new SharedProfile(files, next.get(), isNamed);
        }
        return Optional.empty();
    }

    /** The endpoint that environment or profile set for S3, by which the form of a bucket's address is chosen. */
    Optional<String> storageEndpoint() {
        return setting("aws.endpointUrlS3", "AWS_ENDPOINT_URL_S3")
                .or(() -> setting("aws.endpointUrl", "AWS_ENDPOINT_URL"))
                .or(() -> property(SERVICES)
                        .flatMap(section -> files.getSection(SERVICES, section))
                        .flatMap(section -> section.property("s3." + ProfileProperty.ENDPOINT_URL)))
                .or(() -> property(ProfileProperty.ENDPOINT_URL))
                .filter(url -> !isIgnored());
    }

    /** The endpoint that environment or profile set for all services. */
    Optional<String> generalEndpoint() {
        return setting("aws.endpointUrl", "AWS_ENDPOINT_URL")
                .or(() -> property(ProfileProperty.ENDPOINT_URL))
                .filter(url -> !isIgnored());
    }

    private static Optional<String> setting(String property, String variable) {
        return Optional.ofNullable(System.getProperty(property)).or(() -> Optional.ofNullable(System.getenv(variable)));
    }

    private boolean isIgnored() {
        return SdkSystemSetting.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS
                .getStringValue()
                .or(() -> property(ProfileProperty.IGNORE_CONFIGURED_ENDPOINT_URLS))
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }
}
