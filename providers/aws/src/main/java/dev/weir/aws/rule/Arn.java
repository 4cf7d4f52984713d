package dev.weir.aws.rule;

import java.util.Optional;
import java.util.regex.Pattern;

/** Amazon Resource Names: {@code arn:partition:service:region:account:resource}. */
final class Arn {
    private static final String PREFIX = "arn:";
    private static final Pattern PARTITION = Pattern.compile("aws(-[a-z]+)*");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}|aws|");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d+|");
    private static final Pattern ROLE = Pattern.compile("[\\w+=,.@/-]+");
    private static final Pattern KEY_ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|mrk-[0-9a-f]{32}");
    private static final Pattern ALIAS = Pattern.compile("alias/[a-zA-Z0-9/_-]+");

    private Arn() {}

    /**
     * What is wrong with an ARN.
     *
     * @param service that it must be of; empty for any
     * @param resource what the resource must begin with
     */
    static Optional<String> broken(String text, String service, String resource) {
        String[] parts = text.split(":", 6);
        if (parts.length < 6 || !parts[0].equals("arn")) {
            return broken(text, "an ARN is written as arn:partition:service:region:account:resource");
        }
        if (!PARTITION.matcher(parts[1]).matches()) {
            return broken(text, "'" + parts[1] + "' is not a partition such as aws, aws-cn or aws-us-gov");
        }
        if (parts[2].isEmpty() || (!service.isEmpty() && !parts[2].equals(service))) {
            return broken(
                    text,
                    service.isEmpty()
                            ? "it names no service"
                            : "it must be one of the service " + service + ", got '" + parts[2] + "'");
        }
        if (!REGION.matcher(parts[3]).matches()) {
            return broken(text, "'" + parts[3] + "' is not a region such as us-east-1");
        }
        if (!ACCOUNT.matcher(parts[4]).matches()) {
            return broken(text, "'" + parts[4] + "' is not an account, which has 12 digits");
        }
        return parts[5].isEmpty() || !parts[5].startsWith(resource)
                ? broken(text, resource.isEmpty() ? "it names no resource" : "its resource must begin with " + resource)
                : Optional.empty();
    }

    /** A role by its name or its ARN. */
    static Optional<String> brokenRole(String text) {
        if (text.startsWith(PREFIX)) {
            return broken(text, "iam", "role/");
        }
        return ROLE.matcher(text).matches() ? Optional.empty() : broken(text, "a role is given by its name or its ARN");
    }

    /** A key by its id, its alias, or the ARN of one of them. */
    static Optional<String> brokenKey(String text) {
        if (text.startsWith(PREFIX)) {
            Optional<String> broken = broken(text, "kms", "");
            boolean named = text.contains(":key/") || text.contains(":alias/");
            return broken.isPresent() || named ? broken : broken(text, "its resource must be key/ID or alias/NAME");
        }
        return KEY_ID.matcher(text).matches() || ALIAS.matcher(text).matches()
                ? Optional.empty()
                : broken(text, "a key is given by its id (a UUID), by alias/NAME, or by an ARN of either");
    }

    private static Optional<String> broken(String text, String why) {
        return Optional.of("'" + text + "': " + why + ".");
    }
}
