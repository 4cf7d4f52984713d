package dev.weir.judges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.judges.Judge.Verdict;
import dev.weir.local.server.LocalAws;
import dev.weir.local.server.LocalOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IAM, STS and the tagging API, judged by boto3 and the aws command. */
class IamJudgesTest {
    private static final String TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Action\":\"sts:AssumeRole\",\"Principal\":{\"Service\":\"glue.amazonaws.com\"}}]}";

    @TempDir
    Path data;

    @Test
    void boto3SeesAwsErrorCodes() throws IOException {
        assertThat(boto3("""
                create = lambda name, document: code(iam.create_role, RoleName=name, AssumeRolePolicyDocument=document)
                create('a b', trust)
                create('glue', '{')
                create('glue', trust)
                create('glue', trust)
                code(iam.get_role, RoleName='absent')
                managed = 'arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole'
                code(iam.attach_role_policy, RoleName='glue', PolicyArn='arn:aws:iam::aws:policy/Absent')
                code(iam.attach_role_policy, RoleName='glue', PolicyArn=managed)
                code(iam.delete_role, RoleName='glue')
                code(iam.detach_role_policy, RoleName='glue', PolicyArn=managed)
                allow = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}'
                code(iam.put_role_policy, RoleName='glue', PolicyName='lake', PolicyDocument=allow)
                code(iam.delete_role, RoleName='glue')
                code(iam.delete_role_policy, RoleName='glue', PolicyName='lake')
                iam.create_instance_profile(InstanceProfileName='p')
                iam.add_role_to_instance_profile(InstanceProfileName='p', RoleName='glue')
                code(iam.delete_role, RoleName='glue')
                iam.remove_role_from_instance_profile(InstanceProfileName='p', RoleName='glue')
                code(iam.delete_role, RoleName='glue')
                """)).isEqualTo("""
                ValidationError 400
                MalformedPolicyDocument 400
                none
                EntityAlreadyExists 409
                NoSuchEntity 404
                NoSuchEntity 404
                none
                DeleteConflict 409
                none
                none
                DeleteConflict 409
                none
                DeleteConflict 409
                none
                """);
    }

    @Test
    void boto3PagesThroughRoles() throws IOException {
        assertThat(boto3("""
                for i in range(5):
                    iam.create_role(RoleName='r%d' % i, AssumeRolePolicyDocument=trust)
                pages = iam.get_paginator('list_roles').paginate(PaginationConfig={'PageSize': 2})
                print([[role['RoleName'] for role in page['Roles']] for page in pages])
                """)).isEqualTo("[['r0', 'r1'], ['r2', 'r3'], ['r4']]\n");
    }

    @Test
    void boto3TellsWhoItIs() throws IOException {
        assertThat(boto3("""
                sts = boto3.client('sts', config=unchecked)
                print(sts.get_caller_identity()['Account'])
                iam.create_role(RoleName='glue', AssumeRolePolicyDocument=trust)
                arn = 'arn:aws:iam::000000000000:role/glue'
                print(sts.assume_role(RoleArn=arn, RoleSessionName='me')['AssumedRoleUser']['Arn'])
                code(sts.assume_role, RoleArn=arn, RoleSessionName='me', DurationSeconds=1)
                """)).isEqualTo("""
                000000000000
                arn:aws:sts::000000000000:assumed-role/glue/me
                ValidationError 400
                """);
    }

    @Test
    void boto3FindsWhatIsTagged() throws IOException {
        assertThat(boto3("""
                tagging = boto3.client('resourcegroupstaggingapi')
                boto3.client('glue').create_registry(RegistryName='shop', Tags={'team': 'shop'})
                boto3.client('kinesis').create_stream(StreamName='orders', ShardCount=1, Tags={'team': 'shop'})
                boto3.client('kinesis').create_stream(StreamName='other', ShardCount=1, Tags={'team': 'other'})
                def found(**arguments):
                    pages = tagging.get_paginator('get_resources').paginate(**arguments)
                    return [r['ResourceARN'].split(':')[5] for page in pages for r in page['ResourceTagMappingList']]
                print(found(TagFilters=[{'Key': 'team', 'Values': ['shop']}], ResourcesPerPage=1))
                print(found(ResourceTypeFilters=['kinesis:stream']))
                arns = ['arn:aws:kinesis:us-east-1:000000000000:stream/other', 'arn:aws:s3:::absent']
                failed = tagging.tag_resources(ResourceARNList=arns, Tags={'team': 'shop'})['FailedResourcesMap']
                print(list(failed), failed['arn:aws:s3:::absent']['StatusCode'])
                print(found(TagFilters=[{'Key': 'team', 'Values': ['shop']}]))
                code(tagging.get_resources, PaginationToken='nonsense')
                """)).isEqualTo("""
                ['registry/shop', 'stream/orders']
                ['stream/orders', 'stream/other']
                ['arn:aws:s3:::absent'] 404
                ['registry/shop', 'stream/orders', 'stream/other']
                PaginationTokenExpiredException 400
                """);
    }

    @Test
    void theAwsCliWorksUnchanged() throws IOException {
        try (LocalAws aws = LocalAws.start(LocalOptions.in(data))) {
            Verdict created = Judge.aws(
                    aws.endpoint(),
                    "iam",
                    "create-role",
                    "--role-name",
                    "glue",
                    "--assume-role-policy-document",
                    TRUST,
                    "--query",
                    "Role.Arn",
                    "--output",
                    "text");
            assertThat(created.output()).isEqualTo("arn:aws:iam::000000000000:role/glue\n");
            Verdict absent = Judge.aws(aws.endpoint(), "iam", "get-role", "--role-name", "absent");
            assertThat(absent.output())
                    .contains("An error occurred (NoSuchEntity) when calling the GetRole operation:"
                            + " The role with name absent cannot be found.");
        }
    }

    private String boto3(String script) throws IOException {
        try (LocalAws aws = LocalAws.start(LocalOptions.in(data))) {
            return Judge.boto3(aws.endpoint(), """
                    import boto3, botocore
                    from botocore.config import Config
                    unchecked = Config(parameter_validation=False)
                    iam = boto3.client('iam', config=unchecked)
                    trust = '%s'
                    def code(call, **arguments):
                        try:
                            call(**arguments)
                            print('none')
                        except botocore.exceptions.ClientError as e:
                            print(e.response['Error']['Code'], e.response['ResponseMetadata']['HTTPStatusCode'])
                    """.formatted(TRUST) + script).output();
        }
    }
}
