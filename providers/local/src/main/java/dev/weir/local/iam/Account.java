package dev.weir.local.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What IAM says of the account itself, which has a root user and nobody else. */
final class Account {
    private final Entities entities;
    private final RoleStore roles;
    private final Policies policies;
    private final InstanceProfiles profiles;

    Account(Entities entities, RoleStore roles, Policies policies, InstanceProfiles profiles) {
        this.entities = entities;
        this.roles = roles;
        this.policies = policies;
        this.profiles = profiles;
    }

    void register(Map<String, Operation> operations) {
        operations.put("GetUser", this::user);
        operations.put("ListUsers", input -> Pages.of("Users", List.of(), input));
        operations.put("ListAccountAliases", input -> Pages.of("AccountAliases", List.of(), input));
        operations.put("GetAccountSummary", this::summary);
    }

    private ObjectNode user(ObjectNode input) {
        if (input.hasNonNull("UserName")) {
            String name = input.path("UserName").asText();
            throw Errors.noSuchEntity("The user with name " + name + " cannot be found.");
        }
        ObjectNode output = Entities.nothing();
        ObjectNode user = output.putObject("User").put("Path", "/").put("UserName", "root");
        user.put("UserId", entities.account()).put("Arn", "arn:aws:iam::" + entities.account() + ":root");
        user.put("CreateDate", 0);
        return output;
    }

    private ObjectNode summary(ObjectNode input) {
        ObjectNode output = Entities.nothing();
        ObjectNode counts = output.putObject("SummaryMap").put("Users", 0).put("UsersQuota", 5000);
        counts.put("Roles", roles.list().size()).put("RolesQuota", 1000);
        counts.put("Policies", policies.own().size()).put("PoliciesQuota", 1500);
        counts.put("InstanceProfiles", profiles.all().size()).put("InstanceProfilesQuota", 1000);
        counts.put("AttachedPoliciesPerRoleQuota", 10).put("VersionsPerPolicyQuota", 5);
        return output;
    }
}
