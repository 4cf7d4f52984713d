package dev.weir.aws.client;

import dev.weir.spi.ProviderException.Category;

/**
 * What a person gets to read of a failure.
 *
 * @param operation such as {@code glue:CreateTable}
 * @param subject the object concerned, or empty
 * @param endpoint what was called, {@code AWS} or a URL
 * @param connection knows the region and where the credentials come from
 */
record Sentences(String operation, String subject, String endpoint, AwsConnection connection) {
    private static final int LONGEST = 800;

    String refused(Category category, String code, String wording) {
        String said = wording.isEmpty() ? "" : " " + sentence(wording);
        return switch (category) {
            case PERMISSION ->
                "The credentials in use may not " + what() + " (" + code + ")." + said + " "
                        + new Denial(operation, wording).wayOut() + lakeFormation(wording);
            case CREDENTIALS -> credentials(code, said);
            case THROTTLED ->
                "Too many requests: " + what() + " was throttled (" + code
                        + ") after all retries. Try again later, or with a lower --parallelism.";
            case LIMIT -> "Quota exceeded: " + what() + " was refused (" + code + ")." + said;
            case CONFLICT ->
                "The current state of the object does not allow Weir to " + what() + " (" + code + ")." + said;
            case NOT_FOUND ->
                "Something that is needed to " + what() + " does not exist (" + code + ")." + said + managedPolicies();
            case ELSEWHERE, UNREACHABLE, INVALID, SERVICE -> "AWS refused to " + what() + " (" + code + ")." + said;
        };
    }

    /** A bucket that another region's endpoint serves. */
    String elsewhere(String code, String region) {
        String place = region.isEmpty() ? "another region" : "region " + region;
        return "Cannot " + what() + " (" + code + "): the bucket is in " + place
                + ". Choose another name, or run with --region "
                + (region.isEmpty() ? "and the bucket's region" : region)
                + ". A bucket name belongs to one account and region in all of AWS.";
    }

    private static String lakeFormation(String wording) {
        return wording.contains("Lake Formation")
                ? " Lake Formation gives the same answer for what does not exist: if it was never created, grant DESCRIBE on"
                        + " it, or on what contains it, so that its absence can be seen."
                : "";
    }

    /** The one thing that every example needs of IAM and that imitations come without. */
    private String managedPolicies() {
        return operation.equals("iam:AttachRolePolicy") && endpoint.startsWith("http")
                ? " Servers that imitate AWS may lack the policies that AWS manages; moto has them when it is started with"
                        + " MOTO_IAM_LOAD_MANAGED_POLICIES=true."
                : "";
    }

    private String credentials(String code, String said) {
        return switch (code) {
            case "ExpiredToken", "ExpiredTokenException", "RequestExpired" ->
                "The credentials in use have expired (" + code + ")." + said + " " + connection.renewal();
            case "RequestTimeTooSkewed" ->
                "The clock of this machine is wrong (" + code + ")." + said + " Set it and repeat.";
            default ->
                "The credentials in use are not accepted by " + endpoint + " in " + connection.region() + " (" + code
                        + ")."
                        + said + " " + connection.renewal()
                        + " If they are right, check that the region is enabled for the account.";
        };
    }

    String unreachable(String cause) {
        return "No answer from " + endpoint + " on " + operation + " (" + cause
                + "). Check the network, the proxy, the region '" + connection.region()
                + "' and, where one is set, the endpoint.";
    }

    String broken(String message) {
        return "The AWS SDK failed to " + what() + ". " + sentence(message);
    }

    private String what() {
        return "call " + operation + (subject.isEmpty() ? "" : " for " + subject);
    }

    private static String sentence(String wording) {
        String text = wording.strip();
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return cut.isEmpty() || cut.endsWith(".") ? cut : cut + ".";
    }
}
