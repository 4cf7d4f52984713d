package dev.weir.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.local.Caller;
import dev.weir.local.server.Clients;
import dev.weir.local.server.LocalAws;
import dev.weir.local.server.LocalOptions;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

class IamTest {
    private static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                    + "{\"Service\":\"glue.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";
    private static final String PERMISSIONS =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}";
    private static final String GLUE = "arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole";

    @TempDir
    static Path data;

    private static LocalAws aws;
    private static IamClient iam;
    private static int count;

    private String name;

    @BeforeAll
    static void start() throws IOException {
        aws = LocalAws.start(LocalOptions.in(data));
        iam = Clients.of(aws).iam();
    }

    @AfterAll
    static void stop() throws IOException {
        iam.close();
        aws.close();
    }

    @BeforeEach
    void choose() {
        name = "name-" + ++count;
    }

    @Test
    void aRoleIsWhatItWasCreatedAs() {
        iam.createRole(request -> request.roleName(name)
                .path("/team/")
                .assumeRolePolicyDocument(TRUST)
                .description("does things")
                .maxSessionDuration(7200)
                .tags(tag("weir:stack", "s")));
        Role role = iam.getRole(request -> request.roleName(name)).role();
        assertThat(role.arn()).isEqualTo("arn:aws:iam::000000000000:role/team/" + name);
        assertThat(role.roleId()).matches("AROA[A-Z2-7]{17}");
        assertThat(role.description()).isEqualTo("does things");
        assertThat(role.maxSessionDuration()).isEqualTo(7200);
        assertThat(role.tags()).containsExactly(tag("weir:stack", "s"));
        assertThat(URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8))
                .isEqualTo(TRUST);
        assertThat(role.assumeRolePolicyDocument()).startsWith("%7B%22Version%22%3A%222012-10-17%22");
    }

    @Test
    void aRolesNameIsTakenWhateverItsCase() {
        create();
        IamException taken = fails(
                () -> iam.createRole(request ->
                        request.roleName(name.toUpperCase(Locale.ROOT)).assumeRolePolicyDocument(TRUST)),
                409,
                "EntityAlreadyExists");
        assertThat(taken.awsErrorDetails().errorMessage())
                .isEqualTo("Role with name " + name.toUpperCase(Locale.ROOT) + " already exists.");
    }

    @Test
    void aRoleThatIsNotThereIsNamed() {
        IamException absent = fails(() -> iam.getRole(request -> request.roleName("absent")), 404, "NoSuchEntity");
        assertThat(absent.awsErrorDetails().errorMessage()).isEqualTo("The role with name absent cannot be found.");
    }

    @Test
    void aRoleIsDeletedOnlyWithoutPoliciesAndProfiles() {
        create();
        iam.attachRolePolicy(request -> request.roleName(name).policyArn(GLUE));
        iam.putRolePolicy(request -> request.roleName(name).policyName("inline").policyDocument(PERMISSIONS));
        iam.createInstanceProfile(request -> request.instanceProfileName(name));
        iam.addRoleToInstanceProfile(
                request -> request.instanceProfileName(name).roleName(name));
        assertThat(refusal()).isEqualTo("Cannot delete entity, must remove roles from instance profile first.");
        iam.removeRoleFromInstanceProfile(
                request -> request.instanceProfileName(name).roleName(name));
        assertThat(refusal()).isEqualTo("Cannot delete entity, must detach all policies first.");
        iam.detachRolePolicy(request -> request.roleName(name).policyArn(GLUE));
        assertThat(refusal()).isEqualTo("Cannot delete entity, must delete policies first.");
        iam.deleteRolePolicy(request -> request.roleName(name).policyName("inline"));
        iam.deleteRole(request -> request.roleName(name));
        fails(() -> iam.getRole(request -> request.roleName(name)), 404, "NoSuchEntity");
    }

    @Test
    void aRolesTrustAndDescriptionChange() {
        create();
        String other = TRUST.replace("glue", "lambda");
        iam.updateAssumeRolePolicy(request -> request.roleName(name).policyDocument(other));
        iam.updateRole(request -> request.roleName(name).description("new").maxSessionDuration(3600));
        Role role = iam.getRole(request -> request.roleName(name)).role();
        assertThat(URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8))
                .isEqualTo(other);
        assertThat(role.description()).isEqualTo("new");
    }

    @Test
    void rolesAreListedByPathInPages() {
        for (int i = 0; i < 3; i++) {
            String each = name + "-" + i;
            iam.createRole(request -> request.roleName(each).path("/paged/").assumeRolePolicyDocument(TRUST));
        }
        assertThat(iam.listRolesPaginator(
                                request -> request.pathPrefix("/paged/").maxItems(2))
                        .roles())
                .extracting(Role::roleName)
                .containsExactly(name + "-0", name + "-1", name + "-2");
    }

    @Test
    void aRolesTagsAreAddedAndRemoved() {
        create();
        iam.tagRole(request -> request.roleName(name).tags(tag("a", "1"), tag("b", "2")));
        iam.tagRole(request -> request.roleName(name).tags(tag("A", "3")));
        iam.untagRole(request -> request.roleName(name).tagKeys("b"));
        assertThat(iam.listRoleTags(request -> request.roleName(name)).tags()).containsExactly(tag("A", "3"));
    }

    @Test
    void anInlinePolicyIsGivenBackEncoded() {
        create();
        iam.putRolePolicy(request -> request.roleName(name).policyName("p").policyDocument(PERMISSIONS));
        String encoded = iam.getRolePolicy(request -> request.roleName(name).policyName("p"))
                .policyDocument();
        assertThat(encoded).contains("s3%3A%2A");
        assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(PERMISSIONS);
        assertThat(iam.listRolePolicies(request -> request.roleName(name)).policyNames())
                .containsExactly("p");
        fails(() -> iam.getRolePolicy(request -> request.roleName(name).policyName("q")), 404, "NoSuchEntity");
    }

    @Test
    void awsOwnPoliciesAreThereByName() {
        create();
        iam.attachRolePolicy(request -> request.roleName(name).policyArn(GLUE));
        assertThat(iam.listAttachedRolePolicies(request -> request.roleName(name))
                        .attachedPolicies())
                .containsExactly(AttachedPolicy.builder()
                        .policyName("AWSGlueServiceRole")
                        .policyArn(GLUE)
                        .build());
        assertThat(iam.getPolicy(request -> request.policyArn(GLUE)).policy().path())
                .isEqualTo("/service-role/");
        IamException absent = fails(
                () -> iam.attachRolePolicy(
                        request -> request.roleName(name).policyArn("arn:aws:iam::aws:policy/Nonsense")),
                404,
                "NoSuchEntity");
        assertThat(absent.awsErrorDetails().errorMessage())
                .isEqualTo("Policy arn:aws:iam::aws:policy/Nonsense does not exist or is not attachable.");
    }

    @Test
    void aPolicyHasUpToFiveVersionsAndOneDefault() {
        String arn = createPolicy();
        for (int i = 2; i <= 5; i++) {
            iam.createPolicyVersion(request ->
                    request.policyArn(arn).policyDocument(PERMISSIONS).setAsDefault(true));
        }
        fails(
                () -> iam.createPolicyVersion(request -> request.policyArn(arn).policyDocument(PERMISSIONS)),
                409,
                "LimitExceeded");
        assertThat(iam.getPolicy(request -> request.policyArn(arn)).policy().defaultVersionId())
                .isEqualTo("v5");
        fails(() -> iam.deletePolicyVersion(request -> request.policyArn(arn).versionId("v5")), 409, "DeleteConflict");
        iam.deletePolicyVersion(request -> request.policyArn(arn).versionId("v1"));
        assertThat(iam.listPolicyVersions(request -> request.policyArn(arn)).versions())
                .extracting(version -> version.versionId())
                .containsExactly("v5", "v4", "v3", "v2");
        fails(() -> iam.deletePolicy(request -> request.policyArn(arn)), 409, "DeleteConflict");
    }

    @Test
    void anAttachedPolicyStays() {
        String arn = createPolicy();
        create();
        iam.attachRolePolicy(request -> request.roleName(name).policyArn(arn));
        fails(() -> iam.deletePolicy(request -> request.policyArn(arn)), 409, "DeleteConflict");
        assertThat(iam.getPolicy(request -> request.policyArn(arn)).policy().attachmentCount())
                .isEqualTo(1);
        assertThat(iam.listEntitiesForPolicy(request -> request.policyArn(arn)).policyRoles())
                .extracting(role -> role.roleName())
                .containsExactly(name);
        iam.detachRolePolicy(request -> request.roleName(name).policyArn(arn));
        iam.deletePolicy(request -> request.policyArn(arn));
        assertThat(iam.listPolicies(request -> request.scope(PolicyScopeType.LOCAL))
                        .policies())
                .noneMatch(policy -> policy.arn().equals(arn));
    }

    @Test
    void aPolicyDocumentIsCheckedWhenItIsWritten() {
        create();
        for (String document : new String[] {
            "no json",
            "[]",
            "{\"Version\":\"2012-10-17\"}",
            PERMISSIONS.replace("2012", "2013"),
            PERMISSIONS.replace("Allow", "Maybe"),
            PERMISSIONS.replace("s3:*", "everything"),
            PERMISSIONS.replace("\"Resource\":\"*\"", "\"Resource\":\"bucket\""),
            PERMISSIONS.replace(",\"Resource\":\"*\"", ""),
            PERMISSIONS + "}",
            TRUST,
        }) {
            fails(
                    () -> iam.putRolePolicy(
                            request -> request.roleName(name).policyName("p").policyDocument(document)),
                    400,
                    "MalformedPolicyDocument");
        }
    }

    @Test
    void aTrustPolicyNamesWhoMayAssumeTheRole() {
        for (String document : new String[] {
            PERMISSIONS,
            TRUST.replace("sts:AssumeRole", "s3:GetObject"),
            TRUST.replace("glue.amazonaws.com", "glue"),
            TRUST.replace(
                    "{\"Service\":\"glue.amazonaws.com\"}", "{\"AWS\":\"arn:aws:iam::000000000000:role/absent\"}"),
        }) {
            fails(
                    () -> iam.createRole(request -> request.roleName(name).assumeRolePolicyDocument(document)),
                    400,
                    "MalformedPolicyDocument");
        }
    }

    @Test
    void namesAndPathsFollowTheirPatterns() {
        fails(
                () -> iam.createRole(request -> request.roleName("not a name").assumeRolePolicyDocument(TRUST)),
                400,
                "ValidationError");
        fails(
                () -> iam.createRole(
                        request -> request.roleName(name).path("team").assumeRolePolicyDocument(TRUST)),
                400,
                "ValidationError");
    }

    @Test
    void rolesOutliveTheProcess() throws IOException {
        Iam before = Iam.open(data.resolve("other"), "000000000000", Clock.systemUTC());
        var input = JsonNodeFactory.instance.objectNode().put("RoleName", name).put("AssumeRolePolicyDocument", TRUST);
        before.handle("CreateRole", input, new Caller("000000000000", "us-east-1", "key"));
        before.close();
        try (Iam after = Iam.open(data.resolve("other"), "000000000000", Clock.systemUTC())) {
            assertThat(after.trusts(name, "glue.amazonaws.com")).isTrue();
            assertThat(after.trusts("arn:aws:iam::000000000000:role/" + name, "glue.amazonaws.com"))
                    .isTrue();
            assertThat(after.trusts("arn:aws:iam::000000000000:role/other/" + name, "glue.amazonaws.com"))
                    .isFalse();
            assertThat(after.trusts(name, "lambda.amazonaws.com")).isFalse();
        }
    }

    private void create() {
        iam.createRole(request -> request.roleName(name).assumeRolePolicyDocument(TRUST));
    }

    private String createPolicy() {
        return iam.createPolicy(request -> request.policyName(name).policyDocument(PERMISSIONS))
                .policy()
                .arn();
    }

    private String refusal() {
        return fails(() -> iam.deleteRole(request -> request.roleName(name)), 409, "DeleteConflict")
                .awsErrorDetails()
                .errorMessage();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static IamException fails(ThrowingCallable call, int status, String code) {
        IamException[] found = new IamException[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(IamException.class, e -> found[0] = e);
        assertThat(found[0].statusCode()).isEqualTo(status);
        assertThat(found[0].awsErrorDetails().errorCode()).isEqualTo(code);
        return found[0];
    }
}
