package dev.weir.judges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.local.server.LocalAws;
import dev.weir.local.server.LocalOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that people use against S3, unchanged. */
class S3ToolsTest {
    @TempDir
    Path folder;

    private LocalAws aws;

    @BeforeEach
    void start() throws IOException {
        aws = LocalAws.start(LocalOptions.in(folder.resolve("data")));
    }

    @AfterEach
    void stop() throws IOException {
        aws.close();
    }

    @Test
    void theAwsCommandUploadsInPartsSynchronizesAndRemoves() throws IOException {
        byte[] body = new byte[20_000_000];
        new Random(7).nextBytes(body);
        Path big = Files.write(folder.resolve("big"), body);
        Path below = Files.createDirectories(folder.resolve("tree/sub"));
        Files.writeString(below.resolve("two.txt"), "two");
        Files.writeString(folder.resolve("tree/one.txt"), "one");

        aws("s3", "mb", "s3://lake");
        aws("s3", "cp", "--no-progress", big.toString(), "s3://lake/data/big");
        assertThat(folder.resolve("data/s3/lake/data/big")).hasBinaryContent(body);
        Path back = folder.resolve("back");
        aws("s3", "cp", "--no-progress", "s3://lake/data/big", back.toString());
        assertThat(back).hasBinaryContent(body);
        String tree = folder.resolve("tree").toString();
        assertThat(aws("s3", "sync", "--no-progress", tree, "s3://lake/tree"))
                .contains("tree/one.txt", "tree/sub/two.txt");
        assertThat(aws("s3", "sync", "--no-progress", tree, "s3://lake/tree")).isEmpty();
        aws("s3", "rb", "--force", "s3://lake");
        assertThat(folder.resolve("data/s3/lake")).doesNotExist();
    }

    @Test
    void boto3WritesConditionally() {
        String script = """
                import boto3
                from botocore.exceptions import ClientError

                s3 = boto3.client("s3")

                def code(**arguments):
                    try:
                        s3.put_object(Bucket="lake", Key="state", **arguments)
                        return "written"
                    except ClientError as e:
                        return e.response["Error"]["Code"]

                s3.create_bucket(Bucket="lake")
                print(code(Body=b"1", IfNoneMatch="*"), code(Body=b"2", IfNoneMatch="*"))
                etag = s3.head_object(Bucket="lake", Key="state")["ETag"]
                print(code(Body=b"3", IfMatch=etag), code(Body=b"4", IfMatch=etag))
                print(s3.get_object(Bucket="lake", Key="state")["Body"].read().decode())
                for i in range(25):
                    s3.put_object(Bucket="lake", Key=f"many/{i:02}", Body=b"")
                pages = s3.get_paginator("list_objects_v2").paginate(
                    Bucket="lake", Prefix="many/", PaginationConfig={"PageSize": 10})
                print([len(page["Contents"]) for page in pages])
                """;
        assertThat(output(Judge.boto3(aws.endpoint(), script)).lines())
                .containsExactly("written PreconditionFailed", "written PreconditionFailed", "3", "[10, 10, 5]");
    }

    private String aws(String... arguments) {
        return output(Judge.aws(aws.endpoint(), arguments));
    }

    /** What a program printed; it must have succeeded. */
    private static String output(Judge.Verdict verdict) {
        assertThat(verdict.exitCode()).as("%s", verdict.output()).isZero();
        return verdict.output();
    }
}
