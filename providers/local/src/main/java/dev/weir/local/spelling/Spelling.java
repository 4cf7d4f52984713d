package dev.weir.local.spelling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Caller;
import java.util.Locale;
import java.util.Optional;

/** How answers are spelled. */
public enum Spelling {
    /** As the request had it. */
    GIVEN {
        @Override
        public ObjectNode of(String service, String operation, ObjectNode output, Caller caller) {
            return output;
        }
    },
    /** As AWS does: see the rules of each service. */
    AWS {
        @Override
        public ObjectNode of(String service, String operation, ObjectNode output, Caller caller) {
            return switch (service) {
                case "iam" -> PolicySpelling.everywhere(output);
                case "kinesis" -> operation.equals("GetResourcePolicy") ? PolicySpelling.everywhere(output) : output;
                case "s3" -> BucketSpelling.of(operation, output);
                case "glue" -> GlueSpelling.of(operation, output, caller);
                default -> output;
            };
        }
    };

    /** An answer in this spelling. Never changes what it is given. */
    public abstract ObjectNode of(String service, String operation, ObjectNode output, Caller caller);

    /** The spelling of a name in lower case; empty when there is none. */
    public static Optional<Spelling> named(String name) {
        for (Spelling spelling : values()) {
            if (spelling.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(spelling);
            }
        }
        return Optional.empty();
    }
}
