package dev.weir.local;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A service some of whose members are bodies too large for a tree: S3. */
public interface StreamingService extends Service {
    /**
     * Carries an operation out.
     *
     * @param input all members but the streamed one. Members that travel as headers, in the path or in the query are among
     *     them under the API's names ({@code Range}, {@code Key}, {@code Metadata})
     * @param body the streamed member, with chunk signatures already taken off; {@link Payload#empty} where there is none
     */
    Reply answer(String operation, ObjectNode input, Payload body, Caller caller);

    @Override
    default ObjectNode handle(String operation, ObjectNode input, Caller caller) {
        return answer(operation, input, Payload.empty(), caller).output();
    }
}
