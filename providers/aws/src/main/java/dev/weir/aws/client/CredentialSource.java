package dev.weir.aws.client;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * Where credentials come from. The order is that of the SDK, but the first source that is configured is the only one asked: if it
 * fails, its reason is what the user needs to read, and another identity must not step in.
 */
enum CredentialSource {
    SYSTEM_PROPERTIES,
    ENVIRONMENT,
    WEB_IDENTITY,
    PROFILE,
    CONTAINER,
    INSTANCE;

    private static final Pattern EXPIRED = Pattern.compile(
            "(?i)expired|UnauthorizedException|invalid_grant|InvalidGrant|no such file|NoSuchFile|Unable to load SSO token|aws sso login|cached SSO token");

    /**
     * The source that is configured.
     *
     * @param isChosen whether the profile was named by an option, which goes before the environment
     */
    static CredentialSource of(SharedProfile profile, boolean isChosen) {
        if (isChosen) {
            return PROFILE;
        }
        if (System.getProperty(SdkSystemSetting.AWS_ACCESS_KEY_ID.property()) != null) {
            return SYSTEM_PROPERTIES;
        }
        if (isSet(SdkSystemSetting.AWS_ACCESS_KEY_ID) || isSet(SdkSystemSetting.AWS_SECRET_ACCESS_KEY)) {
            return ENVIRONMENT;
        }
        if (isSet(SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE)) {
            return WEB_IDENTITY;
        }
        if (profile.hasCredentials() || (profile.isNamed() && !profile.name().equals("default"))) {
            return PROFILE;
        }
        return isSet(SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI)
                        || isSet(SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI)
                ? CONTAINER
                : INSTANCE;
    }

    private static boolean isSet(SdkSystemSetting setting) {
        return setting.getStringValue().filter(value -> !value.isBlank()).isPresent();
    }

    AwsCredentialsProvider provider(SharedProfile profile) {
        return switch (this) {
            case SYSTEM_PROPERTIES -> SystemPropertyCredentialsProvider.create();
            case ENVIRONMENT -> EnvironmentVariableCredentialsProvider.create();
            case WEB_IDENTITY -> WebIdentityTokenFileCredentialsProvider.create();
            case PROFILE -> ProfileCredentialsProvider.create(profile.name());
            case CONTAINER -> ContainerCredentialsProvider.create();
            case INSTANCE ->
                InstanceProfileCredentialsProvider.builder()
                        .profileName(profile.name())
                        .build();
        };
    }

    /** Why this source gave no credentials, and what helps. */
    CredentialsFailure failure(SharedProfile profile, RuntimeException e) {
        String reason = " " + sentence(Secrets.hidden(reason(e)));
        boolean isUnreachable = this != INSTANCE && isSilence(e);
        String message =
                switch (this) {
                    case SYSTEM_PROPERTIES, ENVIRONMENT ->
                        "The credentials in the environment are incomplete." + reason
                                + " Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and AWS_SESSION_TOKEN where they are temporary.";
                    case WEB_IDENTITY ->
                        "No credentials for the web identity of AWS_WEB_IDENTITY_TOKEN_FILE." + reason
                                + " Check the token file, AWS_ROLE_ARN and the role's trust policy.";
                    case PROFILE -> ofProfile(profile, reason);
                    case CONTAINER ->
                        "The container's endpoint gave no credentials." + reason
                                + " Check the task's role and AWS_CONTAINER_CREDENTIALS_FULL_URI or _RELATIVE_URI.";
                    case INSTANCE ->
                        "No AWS credentials were found: AWS_ACCESS_KEY_ID is not set, the profile '" + profile.name()
                                + "' of the shared configuration files has none, and no role of a container or an instance answers."
                                + " Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a profile with --profile, or use"
                                + " --local for the embedded AWS.";
                };
        return new CredentialsFailure(message, isUnreachable, e);
    }

    /** The refusal of a profile that asks for a code, which has to be typed. */
    static CredentialsFailure codeNeeded(SharedProfile profile, SharedProfile asking) {
        return new CredentialsFailure(
                "The profile '" + asking.name() + "' asks for a code of the MFA device "
                        + asking.property(ProfileProperty.MFA_SERIAL).orElse("")
                        + " (mfa_serial), and Weir does not prompt for one. Let the AWS CLI ask, and use what it gets:"
                        + " eval \"$(aws configure export-credentials --profile " + profile.name() + " --format env)\","
                        + " then repeat the command without --profile and AWS_PROFILE.",
                false,
                null);
    }

    private static String ofProfile(SharedProfile profile, String reason) {
        SharedProfile source = profile.source();
        if (profile.hasCredentials()
                && source.property(ProfileProperty.LOGIN_SESSION).isPresent()) {
            return "The profile '" + profile.name() + "' is not signed in." + reason + " Run: aws login --profile "
                    + source.name();
        }
        if (isOfSingleSignOn(source)) {
            return EXPIRED.matcher(reason).find()
                    ? "The sign-in of the profile '" + profile.name() + "' has expired or was never made." + reason
                            + " Run: aws sso login --profile " + source.name()
                    : "IAM Identity Center gave no credentials for the profile '" + profile.name() + "'." + reason
                            + " Check sso_account_id and sso_role_name, or sign in again: aws sso login --profile "
                            + source.name();
        }
        if (source.property(ProfileProperty.CREDENTIAL_PROCESS).isPresent()) {
            return "The credential_process of the profile '" + source.name() + "' gave no credentials." + reason
                    + " Run the command of that setting by hand to see what it prints.";
        }
        Optional<String> role = profile.property(ProfileProperty.ROLE_ARN);
        return role.map(
                        arn -> "The profile '" + profile.name() + "' could not assume the role " + arn + "." + reason
                                + " Check that the role trusts the source of the profile, and external_id where the role asks for one.")
                .orElseGet(() -> "The profile '" + profile.name() + "' has no usable credentials." + reason
                        + " Sign in with 'aws sso login --profile " + profile.name()
                        + "', or add keys with 'aws configure --profile " + profile.name() + "'.");
    }

    private static boolean isOfSingleSignOn(SharedProfile source) {
        return source.section().stream()
                .flatMap(section -> section.properties().keySet().stream())
                .anyMatch(key -> key.startsWith("sso_"));
    }

    /** Where credentials that a service refuses came from, and how to get others. */
    String renewal(SharedProfile profile) {
        return switch (this) {
            case SYSTEM_PROPERTIES -> "They come from the system property aws.accessKeyId.";
            case ENVIRONMENT ->
                "They come from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN in the environment. Set them again, or unset them to use a profile.";
            case WEB_IDENTITY -> "They come from the web identity of AWS_WEB_IDENTITY_TOKEN_FILE.";
            case PROFILE -> {
                SharedProfile source = profile.source();
                String origin = "They come from the profile '" + profile.name() + "'. ";
                yield origin
                        + (isOfSingleSignOn(source)
                                ? "Run: aws sso login --profile " + source.name()
                                : source.property(ProfileProperty.LOGIN_SESSION).isPresent()
                                        ? "Run: aws login --profile " + source.name()
                                        : "Renew the keys of '" + source.name() + "' in ~/.aws/credentials.");
            }
            case CONTAINER -> "They come from the container's role.";
            case INSTANCE -> "They come from the instance's role.";
        };
    }

    /** The innermost words that say something: the SDK wraps a reason in what it was doing at the time. */
    private static String reason(RuntimeException e) {
        if (deepest(e, AwsServiceException.class) instanceof AwsServiceException refusal
                && refusal.awsErrorDetails() != null) {
            return refusal.awsErrorDetails().errorCode() + ": "
                    + refusal.awsErrorDetails().errorMessage();
        }
        Throwable root = e;
        while (root.getCause() != null && root.getCause().getMessage() != null) {
            root = root.getCause();
        }
        boolean isParsing = root.getClass().getSimpleName().startsWith("Json");
        return isParsing ? "The answer is not the JSON document that was expected." : text(root, e);
    }

    /** The file's name alone is the message of a missing file. */
    private static String text(Throwable root, RuntimeException e) {
        String message = String.valueOf(root.getMessage());
        return root == e || message.contains(" ")
                ? message.replaceFirst(": ProfileFile\\(.*", "")
                : root.getClass().getSimpleName().replace("Exception", "") + ": " + message;
    }

    private static Throwable deepest(Throwable e, Class<?> type) {
        return causes(e)
                .filter(type::isInstance)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private static boolean isSilence(Throwable e) {
        return causes(e)
                .anyMatch(cause -> cause instanceof java.net.ConnectException
                        || cause instanceof java.net.UnknownHostException
                        || cause instanceof java.net.SocketException
                        || cause instanceof java.net.SocketTimeoutException
                        || cause instanceof javax.net.ssl.SSLException);
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause);
    }

    private static String sentence(String text) {
        String stripped = text.strip();
        return stripped.endsWith(".") ? stripped : stripped + ".";
    }
}
