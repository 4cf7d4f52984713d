package dev.weir.aws.rule;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The naming rules of general purpose buckets. */
final class BucketName {
    private static final Pattern CHARACTERS = Pattern.compile("[a-z0-9.-]{3,63}");
    private static final Pattern ENDS = Pattern.compile("[a-z0-9].*[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
    private static final List<String> PREFIXES = List.of("xn--", "sthree-", "amzn-s3-demo-");
    private static final List<String> SUFFIXES = List.of("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3");

    private BucketName() {}

    static Optional<String> broken(String name) {
        if (!CHARACTERS.matcher(name).matches()) {
            return broken(name, "must have 3 to 63 lower-case letters, digits, dots and hyphens, and nothing else");
        }
        if (!ENDS.matcher(name).matches()) {
            return broken(name, "must begin and end with a letter or a digit");
        }
        if (name.contains("..") || name.contains(".-") || name.contains("-.")) {
            return broken(name, "must not have a dot next to another dot or to a hyphen");
        }
        if (ADDRESS.matcher(name).matches()) {
            return broken(name, "must not look like an IP address");
        }
        Optional<String> prefix = PREFIXES.stream().filter(name::startsWith).findFirst();
        if (prefix.isPresent()) {
            return broken(name, "must not begin with " + prefix.get() + ", which S3 reserves");
        }
        return SUFFIXES.stream()
                .filter(name::endsWith)
                .findFirst()
                .flatMap(suffix -> broken(name, "must not end with " + suffix + ", which S3 reserves"));
    }

    private static Optional<String> broken(String name, String rule) {
        return Optional.of("The name of a bucket " + rule + ", got '" + name + "'.");
    }
}
