package dev.weir.local;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A service whose resources the tagging API lists and tags. Implemented by the {@link Service} itself. */
public interface Tagged {
    /**
     * A resource and its tags. Resources that never had a tag may be left out.
     *
     * @param type as the tagging API's filters name it: service, colon, type, such as {@code kinesis:stream},
     *     {@code glue:job} or {@code s3} for a bucket
     */
    record Resource(String arn, String type, Map<String, String> tags) {
        public Resource {
            tags = Map.copyOf(tags);
        }
    }

    /** The taggable resources of the caller's account and region. */
    List<Resource> tagged(Caller caller);

    /** Whether an ARN names a resource of this service, existing or not. */
    boolean owns(String arn);

    /**
     * Adds or replaces tags.
     *
     * @throws AwsException when there is no such resource
     */
    void tag(String arn, Map<String, String> tags, Caller caller);

    /**
     * Removes tags; those not there are ignored.
     *
     * @throws AwsException when there is no such resource
     */
    void untag(String arn, Set<String> keys, Caller caller);
}
