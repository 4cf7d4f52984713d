package dev.weir.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.spi.Holding;
import dev.weir.spi.Holding.Contents;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.PlanRequest;
import dev.weir.spi.PlanResponse;
import dev.weir.spi.ProviderException;
import dev.weir.spi.Step;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("On the embedded AWS")
final class EmbeddedBehaviourTest {
    private static final Optional<Ownership> OWNER = Optional.of(Ownership.of("behaviour", "x.y", "us-east-1"));

    private final World world = EmbeddedAws.world();

    private Identity create(String kind, String properties) {
        return create(kind, (ObjectNode) Subject.tree(properties));
    }

    private Identity create(String kind, ObjectNode properties) {
        Identity identity = world.identity(kind, properties);
        world.apply(identity, world.plan(identity, Optional.of(properties), OWNER));
        return identity;
    }

    private static ObjectNode schema(String type) {
        ObjectNode schema = (ObjectNode) Subject.tree("{registry: 'rejecting', name: 's', dataFormat: 'JSON'}");
        return schema.put("definition", "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"" + type + "\"}}}");
    }

    @Test
    void a_definition_that_the_registry_rejects_fails_and_names_the_mode() {
        create("registries", "{name: 'rejecting'}");
        Identity identity = create("schemas", schema("integer"));
        PlanResponse plan = world.plan(identity, Optional.of(schema("string")), OWNER);
        assertThatThrownBy(() -> world.apply(identity, plan))
                .hasMessageContaining("rejected the new schema version")
                .hasMessageContaining("BACKWARD");
        assertThat(world.read(identity)
                        .orElseThrow()
                        .attributes()
                        .path("versionNumber")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void parameters_that_others_wrote_into_a_table_survive_an_update() {
        create("databases", "{name: 'crawled'}");
        ObjectNode table = (ObjectNode) Subject.tree("{database: 'crawled', name: 't', parameters: {mine: '1'}}");
        Identity identity = create("tables", table);
        world.carryOut(identity, Step.of("glue:UpdateTable", (ObjectNode)
                Subject.tree("{DatabaseName: 'crawled', TableInput: {Name: 't', PartitionKeys: [], TableType:"
                        + " 'EXTERNAL_TABLE', Parameters: {mine: '1', recordCount: '7',"
                        + " 'weir.stack': 'behaviour', 'weir.address': 'x.y', 'weir.declared': 'mine'}}}")));
        table.put("description", "new");
        world.apply(identity, world.plan(identity, Optional.of(table), OWNER));
        Live live = world.read(identity).orElseThrow();
        assertThat(live.attributes()
                        .path("kept")
                        .path("parameters")
                        .path("recordCount")
                        .asText())
                .isEqualTo("7");
        assertThat(world.plan(identity, Optional.of(table), OWNER).steps()).isEmpty();
    }

    @Test
    void a_bucket_that_holds_versions_is_emptied_and_deleted() {
        Identity bucket = create("buckets", "{name: 'full-bucket', versioning: 'Enabled', forceDestroy: true}");
        create("objects", "{bucket: 'full-bucket', key: 'a', content: '1'}");
        create("objects", "{bucket: 'full-bucket', key: 'b/c', content: '2'}");
        PlanResponse deletion = world.plan(bucket, Optional.empty(), Optional.empty());
        assertThat(deletion.dataLoss().losses())
                .anySatisfy(loss -> assertThat(loss).contains("full-bucket"));
        assertThat(deletion.dataLoss().isAccepted()).isTrue();
        world.apply(bucket, deletion);
        assertThat(world.read(bucket)).isEmpty();
    }

    @Test
    void what_others_put_into_a_bucket_is_a_loss_and_goes_only_with_a_plan_that_has_seen_it() {
        Identity bucket = create("buckets", "{name: 'shared-bucket'}");
        create("objects", "{bucket: 'shared-bucket', key: 'rows/1.parquet', content: '1'}");
        Contents contents =
                ((Holding) world.kind("buckets")).contents(List.of(bucket)).get(bucket);
        assertThat(contents.members()).extracting(Identity::leaf).containsExactly("rows/1.parquet");
        PlanResponse deletion = world.kind("buckets")
                .plan(new PlanRequest(
                                bucket,
                                Optional.empty(),
                                world.read(bucket),
                                Optional.empty(),
                                world.environment(),
                                other -> Optional.empty())
                        .holding(contents));
        assertThat(deletion.dataLoss().isAccepted()).isFalse();
        assertThat(deletion.dataLoss().losses())
                .containsExactly(
                        "Every object in bucket shared-bucket is deleted in all its versions: 'rows/1.parquet'.");
        world.apply(bucket, deletion);
        assertThat(world.read(bucket)).isEmpty();
    }

    @Test
    void tables_that_others_made_are_a_loss() {
        Identity database = create("databases", "{name: 'shared_lake'}");
        create("tables", "{database: 'shared_lake', name: 'found'}");
        Contents contents =
                ((Holding) world.kind("databases")).contents(List.of(database)).get(database);
        PlanResponse deletion = world.kind("databases")
                .plan(new PlanRequest(
                                database,
                                Optional.empty(),
                                world.read(database),
                                Optional.empty(),
                                world.environment(),
                                other -> Optional.empty())
                        .holding(contents));
        assertThat(deletion.dataLoss().losses())
                .containsExactly(
                        "A table in database shared_lake that the stack does not declare is deleted with it: found.");
    }

    @Test
    void a_bucket_that_must_not_be_emptied_stays() {
        Identity bucket = create("buckets", "{name: 'kept-bucket', forceDestroy: false}");
        create("objects", "{bucket: 'kept-bucket', key: 'a', content: '1'}");
        PlanResponse deletion = world.plan(bucket, Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> world.apply(bucket, deletion))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("BucketNotEmpty");
        assertThat(world.read(bucket)).isPresent();
    }

    @Test
    void a_file_is_uploaded_only_while_it_is_as_planned(@TempDir Path directory) throws Exception {
        create("buckets", "{name: 'upload-bucket'}");
        Path file = Files.writeString(directory.resolve("job.py"), "print(1)");
        ObjectNode object = AwsCalls.tree().put("bucket", "upload-bucket").put("key", "job.py");
        object.putObject("source")
                .put("file", file.toString())
                .put("sha256", digest("print(1)"))
                .put("size", 8);
        Identity identity = world.identity("objects", object);
        PlanResponse plan = world.plan(identity, Optional.of(object), OWNER);
        Files.writeString(file, "print(2)");
        assertThatThrownBy(() -> world.apply(identity, plan)).hasMessageContaining("has changed since the plan");
        Files.writeString(file, "print(1)");
        world.apply(identity, plan);
        assertThat(world.plan(identity, Optional.of(object), OWNER).steps()).isEmpty();
    }

    private static String digest(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
