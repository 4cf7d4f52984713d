package dev.weir.aws.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.spi.Environment;
import dev.weir.spi.ProviderException;

/** What the kinds of one provider share: its calls, the account they go to, and its tag index. Makes no call until asked. */
public final class Aws {
    private final AwsCalls calls;
    private final TagIndex tags;
    private Environment environment;

    public Aws(AwsCalls calls) {
        this.calls = calls;
        this.tags = new TagIndex(calls);
    }

    public AwsCalls calls() {
        return calls;
    }

    TagIndex tags() {
        return tags;
    }

    /** Account and region; asks once. */
    public synchronized Environment environment() {
        if (environment == null) {
            ObjectNode caller = calls.call("sts:GetCallerIdentity", AwsCalls.tree());
            if (caller.path("Account").asText().isEmpty()) {
                throw new ProviderException(
                        ProviderException.Category.SERVICE,
                        "The answer to sts:GetCallerIdentity names no account. Check the endpoint: what answers there does not speak AWS's protocol.",
                        null);
            }
            environment = new Environment(
                    partition(caller.path("Arn").asText()),
                    caller.path("Account").asText(),
                    calls.region());
        }
        return environment;
    }

    /** The second part of an ARN. */
    private static String partition(String arn) {
        int first = arn.indexOf(':');
        int second = arn.indexOf(':', first + 1);
        return first < 0 || second < 0 ? "aws" : arn.substring(first + 1, second);
    }
}
