package dev.weir.spec;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a directory declares, evaluated for one environment.
 *
 * @param name the stack's name, which marks what it owns
 * @param ephemeral whether it is meant to be thrown away, data included
 * @param resources by address; their references form no cycle and lead nowhere else
 * @param outputs evaluated, in the order in which they are written
 * @param secrets keeps sensitive values out of whatever people or files get to see
 */
public record Stack(
        String name,
        boolean ephemeral,
        AwsSettings aws,
        SortedMap<Address, Resource> resources,
        Map<String, JsonNode> outputs,
        Secrets secrets) {
    public Stack {
        requireNonNull(name, "name");
        requireNonNull(aws, "aws");
        resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        requireNonNull(secrets, "secrets");
    }

    /** A stack that declares nothing: what {@code destroy} plans for. */
    public static Stack empty(String name) {
        return new Stack(name, false, AwsSettings.NONE, new TreeMap<>(), Map.of(), Secrets.NONE);
    }
}
