package dev.weir.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Random;

/** What roles, policies and instance profiles have in common: a path, an ARN, a unique id, a date. */
final class Entities {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_LENGTH = 17;

    private final String account;
    private final Clock clock;
    private final Random random = new SecureRandom();

    Entities(String account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    String account() {
        return account;
    }

    long now() {
        return clock.instant().getEpochSecond();
    }

    /**
     * The members that every new entity has.
     *
     * @param type as in its ARN and in its members' names, such as {@code role} and {@code Role}
     * @param prefix of its id, such as {@code AROA}
     */
    ObjectNode create(String type, String member, String prefix, String name, ObjectNode input) {
        String path = input.path("Path").asText("/");
        ObjectNode entity = JsonNodeFactory.instance.objectNode();
        entity.put("Path", path).put(member + "Name", name).put(member + "Id", id(prefix, random));
        entity.put("Arn", "arn:aws:iam::" + account + ":" + type + path + name);
        return entity.put("CreateDate", now());
    }

    static String id(String prefix, Random random) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(BASE32.charAt(random.nextInt(BASE32.length())));
        }
        return id.toString();
    }

    /** Some members of a document, those that are there. */
    static ObjectNode view(ObjectNode document, List<String> members) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        members.stream().filter(document::hasNonNull).forEach(member -> view.set(member, document.get(member)));
        return view;
    }

    static ObjectNode output(String member, JsonNode value) {
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        output.set(member, value);
        return output;
    }

    static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
