package dev.weir.local.iam;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.Service;
import dev.weir.local.Store;
import dev.weir.local.Tagged;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** AWS IAM. One operation at a time; each takes microseconds. */
public final class Iam implements Service, Tagged {
    private static final String HOME = "us-east-1";

    private final String account;
    private final RoleStore roles;
    private final Policies policies;
    private final InstanceProfiles profiles;
    private final Map<String, Operation> operations = new HashMap<>();
    private final Lock lock = new ReentrantLock();

    private Iam(Store store, String account, Clock clock) {
        this.account = account;
        Entities entities = new Entities(account, clock);
        this.roles = new RoleStore(store);
        this.policies = new Policies(store, roles, entities);
        this.profiles = new InstanceProfiles(store, roles, entities);
        new Roles(roles, profiles, policies, entities).register(operations);
        new RolePolicies(roles, policies).register(operations);
        new Account(entities, roles, policies, profiles).register(operations);
        policies.register(operations);
        profiles.register(operations);
    }

    /** Opens the roles and policies below a directory, which is created when it is not there. */
    public static Iam open(Path directory, String account, Clock clock) throws IOException {
        return new Iam(Store.open(directory), account, clock);
    }

    /**
     * Whether there is a role that a service may assume.
     *
     * @param role a name, with or without its path, or an ARN
     * @param service such as {@code glue.amazonaws.com}
     */
    public boolean trusts(String role, String service) {
        return find(role)
                .filter(found -> PolicyDocument.trusts(
                        found.path("AssumeRolePolicyDocument").asText(), service))
                .isPresent();
    }

    private Optional<ObjectNode> find(String role) {
        boolean isArn = role.startsWith("arn:");
        return roles.find(role.substring(role.lastIndexOf('/') + 1))
                .filter(found -> !isArn || found.path("Arn").asText().equals(role));
    }

    @Override
    public String model() {
        return "iam";
    }

    @Override
    public String validationCode() {
        return "ValidationError";
    }

    @Override
    public String failureCode() {
        return "ServiceFailure";
    }

    @Override
    public ObjectNode handle(String operation, ObjectNode input, Caller caller) {
        Operation known = operations.get(operation);
        if (known == null) {
            throw new AwsException("NotImplemented", 501, operation + " is not implemented by the embedded IAM");
        }
        lock.lock();
        try {
            return known.apply(input);
        } finally {
            lock.unlock();
        }
    }

    /** The tagging API knows policies and instance profiles, in IAM's home region; roles it does not know. */
    @Override
    public List<Resource> tagged(Caller caller) {
        if (!caller.region().equals(HOME)) {
            return List.of();
        }
        List<Resource> found = new ArrayList<>();
        policies.own().forEach(policy -> add(found, policy, "iam:policy"));
        profiles.all().forEach(profile -> add(found, profile, "iam:instance-profile"));
        return found;
    }

    @Override
    public boolean owns(String arn) {
        return arn.startsWith("arn:aws:iam::" + account + ":");
    }

    @Override
    public void tag(String arn, Map<String, String> tags, Caller caller) {
        ObjectNode input = named(arn);
        input.set("Tags", EntityTags.of(tags));
        handle("Tag" + type(arn), input, caller);
    }

    @Override
    public void untag(String arn, Set<String> keys, Caller caller) {
        ObjectNode input = named(arn);
        ArrayNode list = input.putArray("TagKeys");
        keys.forEach(list::add);
        handle("Untag" + type(arn), input, caller);
    }

    @Override
    public void close() {
        // The store writes through.
    }

    private static void add(List<Resource> found, ObjectNode entity, String type) {
        Map<String, String> tags = EntityTags.of(entity);
        if (!tags.isEmpty()) {
            found.add(new Resource(entity.path("Arn").asText(), type, tags));
        }
    }

    private static ObjectNode named(String arn) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return type(arn).equals("Policy") ? input.put("PolicyArn", arn) : input.put("InstanceProfileName", name);
    }

    private static String type(String arn) {
        if (arn.contains(":policy/")) {
            return "Policy";
        }
        if (arn.contains(":instance-profile/")) {
            return "InstanceProfile";
        }
        throw new AwsException("InvalidParameterException", "The tagging API does not tag " + arn);
    }
}
