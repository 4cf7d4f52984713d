package dev.weir.aws.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a request is about, by the names in it: for failures of calls that concern no single resource of a stack. */
final class RequestSubject {
    /** Paths of members, the more general first; those that are present are joined. */
    private static final List<List<String>> NAMES = List.of(
            List.of("/Bucket", "/Key"),
            List.of("/StreamName"),
            List.of("/StreamARN"),
            List.of("/RoleName"),
            List.of("/DatabaseName", "/TableName", "/Name"),
            List.of("/JobName"),
            List.of("/SchemaId/RegistryName", "/SchemaId/SchemaName"),
            List.of("/RegistryId/RegistryName"),
            List.of("/ResourceArn"),
            List.of("/WorkGroup"),
            List.of("/Name"));

    private RequestSubject() {}

    /** Empty when the request names nothing. */
    static String of(JsonNode input) {
        return NAMES.stream()
                .map(paths -> joined(input, paths))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String joined(JsonNode input, List<String> paths) {
        return paths.stream()
                .flatMap(path -> Stream.of(input.at(path)))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .collect(Collectors.joining("/"));
    }
}
