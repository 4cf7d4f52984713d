package dev.weir.local.kinesis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;

/**
 * How often something may be done to a stream within 24 hours; counted on the stream itself, so that a restart forgets nothing.
 *
 * @param member the stream's member that holds the times, in epoch milliseconds
 * @param what is done, for the message
 */
record DailyQuota(String member, int most, String what) {
    private static final long DAY = 86_400_000;

    /** Counts once more. @throws AwsException where quotas are enforced and this one is used up */
    void take(ObjectNode document, Streams streams) {
        long now = streams.now();
        ArrayNode recent = JsonNodeFactory.instance.arrayNode();
        document.path(member).forEach(time -> {
            if (time.asLong() > now - DAY) {
                recent.add(time);
            }
        });
        if (streams.hasQuotas() && recent.size() >= most) {
            throw new AwsException(
                    "LimitExceededException",
                    "Stream " + document.path("StreamName").asText() + " under account " + streams.account()
                            + " has reached the limit of " + most + " " + what + " in 24 hours.");
        }
        document.set(member, recent.add(now));
    }
}
