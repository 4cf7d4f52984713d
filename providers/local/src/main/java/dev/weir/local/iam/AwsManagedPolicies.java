package dev.weir.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The policies that AWS manages, by ARN: those a pipeline is likely to name. Their documents are abridged to the actions.
 * Read from {@code aws-managed-policies.json}, path and name to actions.
 */
final class AwsManagedPolicies {
    private static final long CREATED = 1_423_612_800;

    private final Map<String, ObjectNode> policies = new TreeMap<>();

    AwsManagedPolicies() {
        JsonNode list = read();
        list.properties().forEach(entry -> add(entry.getKey(), entry.getValue()));
    }

    Map<String, ObjectNode> all() {
        return policies;
    }

    private void add(String pathAndName, JsonNode actions) {
        int slash = pathAndName.lastIndexOf('/') + 1;
        String arn = "arn:aws:iam::aws:policy" + pathAndName;
        ObjectNode policy = JsonNodeFactory.instance.objectNode();
        policy.put("Path", pathAndName.substring(0, slash)).put("PolicyName", pathAndName.substring(slash));
        policy.put("PolicyId", Entities.id("ANPA", new Random(arn.hashCode())));
        policy.put("Arn", arn)
                .put("CreateDate", CREATED)
                .put("UpdateDate", CREATED)
                .put("DefaultVersionId", "v1");
        ObjectNode version = policy.putArray("Versions").addObject();
        version.put("VersionId", "v1").put("IsDefaultVersion", true).put("CreateDate", CREATED);
        version.put("Document", document(actions));
        policies.put(arn, policy);
    }

    private static String document(JsonNode actions) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        ObjectNode statement = document.putArray("Statement").addObject().put("Effect", "Allow");
        statement.set("Action", actions);
        statement.put("Resource", "*");
        return document.toString();
    }

    private static JsonNode read() {
        try (InputStream in = AwsManagedPolicies.class.getResourceAsStream("aws-managed-policies.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
