package dev.weir.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Lists in pages of {@code MaxItems}, 100 by default; a marker holds how many items came before. */
final class Pages {
    private static final int DEFAULT = 100;

    private Pages() {}

    static ObjectNode of(String member, List<? extends JsonNode> items, ObjectNode input) {
        int from = input.hasNonNull("Marker") ? position(input.path("Marker").asText(), items.size()) : 0;
        int to = (int)
                Math.min(items.size(), from + (long) input.path("MaxItems").asInt(DEFAULT));
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        ArrayNode page = output.putArray(member);
        items.subList(from, to).forEach(page::add);
        output.put("IsTruncated", to < items.size());
        return to < items.size() ? output.put("Marker", marker(to)) : output;
    }

    private static String marker(int position) {
        byte[] text = ("after:" + position).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    private static int position(String marker, int size) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.US_ASCII);
            return Math.clamp(Integer.parseInt(text.replaceFirst("^after:", "")), 0, size);
        } catch (IllegalArgumentException e) {
            throw Errors.validation("Invalid Marker.");
        }
    }
}
