package dev.weir.local.glue.api;

import dev.weir.local.Caller;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of Glue's resources: ARNs, and the keys under which their documents are stored. */
public final class Names {
    /** Stands between the parts of a key; no name in Glue may contain it. */
    private static final String SEPARATOR = "\n";

    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:glue:([a-z0-9-]*):([0-9]*):([a-z]+)/(.+)");

    private Names() {}

    /**
     * An ARN taken apart.
     *
     * @param type such as {@code registry}
     * @param name what follows the type, slashes included
     */
    public record Resource(String type, String name) {}

    /** The ARN of a resource in the caller's account and region. */
    public static String arn(Caller caller, String type, String... name) {
        return "arn:aws:glue:%s:%s:%s/%s".formatted(caller.region(), caller.account(), type, String.join("/", name));
    }

    /** The resource an ARN names; empty when it is of another service, account or region. */
    public static Optional<Resource> resource(Caller caller, String arn) {
        Matcher matcher = ARN.matcher(arn);
        boolean own = matcher.matches()
                && matcher.group(1).equals(caller.region())
                && matcher.group(2).equals(caller.account());
        return own ? Optional.of(new Resource(matcher.group(3), matcher.group(4))) : Optional.empty();
    }

    /** The key of a document in the caller's account and region. */
    public static String key(Caller caller, String... parts) {
        return caller.account() + SEPARATOR + caller.region() + SEPARATOR + String.join(SEPARATOR, parts);
    }

    /** What the keys of everything below these parts start with. */
    public static String prefix(Caller caller, String... parts) {
        String key = key(caller, parts);
        return key.endsWith(SEPARATOR) ? key : key + SEPARATOR;
    }
}
