package dev.weir.local.tagging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A part of a list, and the token that asks for the next one. */
record Page<T>(List<T> items, String next) {

    static <T> Page<T> of(List<T> all, ObjectNode input, String sizeMember, int size) {
        int from = Math.min(all.size(), offset(input.path("PaginationToken").asText("")));
        int to = Math.min(all.size(), from + Math.max(1, input.path(sizeMember).asInt(size)));
        return new Page<>(all.subList(from, to), to == all.size() ? "" : token(to));
    }

    /** A response with the token, which is empty at the end. */
    ObjectNode result() {
        return JsonNodeFactory.instance.objectNode().put("PaginationToken", next);
    }

    private static String token(int offset) {
        return Base64.getEncoder().encodeToString(String.valueOf(offset).getBytes(StandardCharsets.UTF_8));
    }

    private static int offset(String token) {
        try {
            return token.isEmpty()
                    ? 0
                    : Integer.parseInt(new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new AwsException("PaginationTokenExpiredException", "The pagination token is not valid");
        }
    }
}
