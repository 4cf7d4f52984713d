package dev.weir.aws.s3;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Tags as the one header of a request that writes an object. */
final class ObjectTags {
    private ObjectTags() {}

    static String header(Map<String, String> tags) {
        StringJoiner header = new StringJoiner("&");
        tags.forEach((key, value) -> header.add(encode(key) + "=" + encode(value)));
        return header.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static SortedMap<String, String> parse(String header) {
        SortedMap<String, String> tags = new TreeMap<>();
        for (String pair : header.split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                tags.put(
                        URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return tags;
    }
}
