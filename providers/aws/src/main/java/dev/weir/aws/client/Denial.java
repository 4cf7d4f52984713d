package dev.weir.aws.client;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody has to allow after a denial: what the service itself names, else what the operation is known to need. */
record Denial(String operation, String wording) {
    private static final Pattern NAMED = Pattern.compile(
            "not authorized to perform:?\\s+([\\w-]+:[\\w*]+)(?:\\s+on resource:?\\s+(\\S+))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern POLICY = Pattern.compile("explicit deny in an? ([\\w -]*policy)");

    String wayOut() {
        if (wording.contains("Lake Formation")) {
            return "Grant this in Lake Formation to the role or user in use; IAM policies alone do not allow it.";
        }
        if (wording.toLowerCase(Locale.ROOT).contains("explicit deny")) {
            Matcher policy = POLICY.matcher(wording);
            return "A" + (policy.find() ? " " + policy.group(1) : " policy") + " denies " + what()
                    + ", so that allowing it elsewhere does not help.";
        }
        Matcher named = NAMED.matcher(wording);
        if (named.find()) {
            return "Allow " + what() + " to the role or user in use.";
        }
        String needs = "Allow " + Permissions.of(operation).inWords() + " to the role or user in use.";
        return operation.startsWith("s3:") && !operation.equals("s3:ListBuckets")
                ? needs + " If that is allowed already, a policy denies it, or the bucket belongs to another account."
                : needs;
    }

    private String what() {
        Matcher named = NAMED.matcher(wording);
        if (!named.find()) {
            return Permissions.of(operation).inWords();
        }
        String resource = named.group(2) == null ? "" : named.group(2).replaceAll("[.,;]$", "");
        return resource.isEmpty() ? named.group(1) : named.group(1) + " on " + resource;
    }
}
