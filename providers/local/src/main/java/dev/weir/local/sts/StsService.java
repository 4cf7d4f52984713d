package dev.weir.local.sts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.Service;
import dev.weir.local.ServiceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * STS. Callers are the account's root unless their access key came from {@code AssumeRole} of this process; whether the role
 * exists and trusts the caller is not checked, as no permission is.
 */
public final class StsService implements Service {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int REMEMBERED = 1000;
    private static final int HOUR = 3600;

    private final String account;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, ObjectNode> assumed = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ObjectNode> eldest) {
            return size() > REMEMBERED;
        }
    });

    public StsService(ServiceContext context) {
        this.account = context.account();
        this.clock = context.clock();
    }

    @Override
    public String model() {
        return "sts";
    }

    @Override
    public String validationCode() {
        return "ValidationError";
    }

    @Override
    public ObjectNode handle(String operation, ObjectNode input, Caller caller) {
        return switch (operation) {
            case "GetCallerIdentity" -> identity(caller);
            case "AssumeRole" -> assumeRole(input);
            case "GetSessionToken" -> sessionToken(input);
            case "GetAccessKeyInfo" -> NODES.objectNode().put("Account", account);
            default -> throw new AwsException("InvalidAction", "Could not find operation " + operation);
        };
    }

    private ObjectNode identity(Caller caller) {
        ObjectNode identity = NODES.objectNode().put("Account", account);
        ObjectNode role = assumed.get(caller.accessKey());
        return role == null
                ? identity.put("UserId", account).put("Arn", "arn:aws:iam::" + account + ":root")
                : identity.put("UserId", role.path("AssumedRoleId").asText())
                        .put("Arn", role.path("Arn").asText());
    }

    private ObjectNode assumeRole(ObjectNode input) {
        String role = input.path("RoleArn").asText();
        if (!role.matches("arn:aws[a-z-]*:iam::\\d{12}:role/.+")) {
            throw new AwsException("ValidationError", role + " is invalid");
        }
        String session = input.path("RoleSessionName").asText();
        String name = role.substring(role.lastIndexOf('/') + 1);
        ObjectNode user = NODES.objectNode()
                .put("AssumedRoleId", "AROA" + letters(17) + ":" + session)
                .put("Arn", "arn:aws:sts::" + role.split(":", -1)[4] + ":assumed-role/" + name + "/" + session);
        ObjectNode credentials = credentials(input.path("DurationSeconds").asInt(HOUR));
        assumed.put(credentials.path("AccessKeyId").asText(), user);
        ObjectNode result = NODES.objectNode();
        result.set("Credentials", credentials);
        result.set("AssumedRoleUser", user);
        return result;
    }

    private ObjectNode sessionToken(ObjectNode input) {
        ObjectNode result = NODES.objectNode();
        result.set("Credentials", credentials(input.path("DurationSeconds").asInt(12 * HOUR)));
        return result;
    }

    private ObjectNode credentials(int seconds) {
        return NODES.objectNode()
                .put("AccessKeyId", "ASIA" + letters(16))
                .put("SecretAccessKey", letters(40))
                .put("SessionToken", letters(120))
                .put("Expiration", clock.instant().getEpochSecond() + seconds);
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    @Override
    public void close() {
        assumed.clear();
    }
}
