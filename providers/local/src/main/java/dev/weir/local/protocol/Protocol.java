package dev.weir.local.protocol;

import dev.weir.local.AwsException;
import dev.weir.local.Reply;
import dev.weir.local.model.Operation;
import dev.weir.local.model.ServiceModel;
import java.io.IOException;

/** How a service is spoken to. */
public interface Protocol {
    /**
     * Reads a request.
     *
     * @throws AwsException when the operation is unknown or the body cannot be read
     */
    Call read(WireRequest request) throws IOException;

    /**
     * Checks what was read against the model.
     *
     * @param code the service's code of an invalid input
     */
    void check(Call call, String code);

    WireReply write(Operation operation, Reply reply, String requestId) throws IOException;

    WireReply error(AwsException error, String requestId) throws IOException;

    /** The protocol a model's service speaks, for a request of this content type. */
    static Protocol of(ServiceModel model, boolean cbor) {
        return switch (model.protocol()) {
            case "json" -> cbor ? JsonProtocol.cbor(model) : JsonProtocol.json(model);
            case "query" -> new QueryProtocol(model);
            case "rest-xml" -> new RestXmlProtocol(model);
            default -> throw new IllegalStateException("No protocol " + model.protocol());
        };
    }
}
