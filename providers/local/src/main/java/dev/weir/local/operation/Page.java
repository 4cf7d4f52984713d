package dev.weir.local.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A part of a list, cut by {@code MaxResults} and {@code NextToken}.
 *
 * @param next where the following page starts; empty on the last one
 */
public record Page<T extends JsonNode>(List<T> items, Optional<String> next) {
    private static final String PREFIX = "page:";

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts the page that a request asks for.
     *
     * @param most how many items a page holds when the caller does not ask for fewer
     * @param invalidToken the code of the error for a token that was not issued here
     */
    public static <T extends JsonNode> Page<T> of(List<T> all, ObjectNode input, int most, String invalidToken) {
        int from = Math.min(
                Trees.text(input, "NextToken")
                        .map(token -> start(token, invalidToken))
                        .orElse(0),
                all.size());
        int wanted = Math.clamp(input.path("MaxResults").asInt(most), 1, most);
        int to = Math.min(all.size(), from + wanted);
        return new Page<>(all.subList(from, to), to < all.size() ? Optional.of(token(to)) : Optional.empty());
    }

    /** The answer of a list operation: the items under a name, and {@code NextToken}. */
    public ObjectNode answer(String member) {
        ObjectNode answer = Trees.object();
        answer.set(member, Trees.array(items));
        next.ifPresent(token -> answer.put("NextToken", token));
        return answer;
    }

    private static String token(int start) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((PREFIX + start).getBytes(StandardCharsets.UTF_8));
    }

    private static int start(String token, String invalidToken) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.startsWith(PREFIX)) {
                return Integer.parseUnsignedInt(text.substring(PREFIX.length()));
            }
        } catch (IllegalArgumentException e) {
            throw invalid(invalidToken);
        }
        throw invalid(invalidToken);
    }

    private static AwsException invalid(String code) {
        return new AwsException(code, "Invalid token provided.");
    }
}
