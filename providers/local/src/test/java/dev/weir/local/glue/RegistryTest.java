package dev.weir.local.glue;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.operation.Trees;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTest {
    private static final String INTEGER =
            "{\"type\":\"record\",\"name\":\"O\",\"fields\":[{\"name\":\"a\",\"type\":\"long\"}]}";
    private static final String WIDER = INTEGER.replace("}]", "},{\"name\":\"b\",\"type\":\"int\",\"default\":0}]");
    private static final String OTHER = INTEGER.replace("long", "string");
    private static final String ORDERS = "{SchemaName:'orders',RegistryName:'shop'}";

    @TempDir
    Path data;

    private Glue glue;

    @BeforeEach
    void open() {
        glue = new Glue(data);
    }

    @AfterEach
    void close() {
        glue.close();
    }

    @Test
    void aRegistryHasItsArnAndTags() {
        ObjectNode created = glue.call("CreateRegistry", "{RegistryName:'shop',Description:'d',Tags:{a:'1'}}");
        assertThat(created.path("RegistryArn").asText()).isEqualTo("arn:aws:glue:eu-west-1:123456789012:registry/shop");
        assertThat(glue.call("GetTags", "{ResourceArn:'arn:aws:glue:eu-west-1:123456789012:registry/shop'}"))
                .isEqualTo(Glue.tree("{Tags:{a:'1'}}"));
    }

    @Test
    void aSecondRegistryOfTheSameNameIsRefused() {
        glue.call("CreateRegistry", "{RegistryName:'shop'}");
        assertError(
                glue.refusal("CreateRegistry", "{RegistryName:'shop'}"),
                "AlreadyExistsException",
                "Registry already exists. RegistryName: shop");
    }

    @Test
    void anUnknownRegistryIsNotFound() {
        assertError(
                glue.refusal("GetRegistry", "{RegistryId:{RegistryName:'shop'}}"),
                "EntityNotFoundException",
                "Registry is not found. RegistryName: shop");
    }

    @Test
    void theHundredAndFirstRegistryIsRefused() {
        for (int i = 0; i < 100; i++) {
            glue.call("CreateRegistry", "{RegistryName:'r" + i + "'}");
        }
        assertThat(glue.refusal("CreateRegistry", "{RegistryName:'more'}").code())
                .isEqualTo("ResourceNumberLimitExceededException");
    }

    @Test
    void theDefaultRegistryComesWithTheFirstSchema() {
        ObjectNode schema = create("{SchemaName:'orders',DataFormat:'AVRO'}", INTEGER);
        assertThat(schema.path("SchemaArn").asText())
                .isEqualTo("arn:aws:glue:eu-west-1:123456789012:schema/default-registry/orders");
        assertThat(glue.call("GetSchema", "{SchemaId:{SchemaName:'orders'}}")
                        .path("RegistryName")
                        .asText())
                .isEqualTo("default-registry");
    }

    @Test
    void aNewSchemaHasVersionOneWithTheCheckpointOnIt() {
        createOrders("BACKWARD");
        ObjectNode schema = glue.call("GetSchema", "{SchemaId:" + ORDERS + "}");
        assertThat(schema.path("SchemaCheckpoint").asLong()).isEqualTo(1);
        assertThat(schema.path("LatestSchemaVersion").asLong()).isEqualTo(1);
        assertThat(schema.path("NextSchemaVersion").asLong()).isEqualTo(2);
        assertThat(schema.path("SchemaStatus").asText()).isEqualTo("AVAILABLE");
    }

    @Test
    void anUnknownSchemaIsNotFoundInTheWordsThatSerializersLookFor() {
        assertError(
                glue.refusal("GetSchema", "{SchemaId:{SchemaName:'nope',RegistryName:'shop'}}"),
                "EntityNotFoundException",
                "Schema is not found. RegistryName: shop, SchemaName: nope, SchemaArn: null");
    }

    @Test
    void aDefinitionThatIsNoSchemaIsRefused() {
        glue.call("CreateRegistry", "{RegistryName:'shop'}");
        AwsException refusal = glue.refusal(
                "CreateSchema", "{SchemaName:'o',DataFormat:'AVRO',SchemaDefinition:'{\"type\":\"nope\"}'}");
        assertThat(refusal.code()).isEqualTo("InvalidInputException");
        assertThat(refusal).hasMessageStartingWith("Schema definition of AVRO data format is invalid: ");
    }

    @Test
    void aCompatibleVersionIsPendingAtFirstAndThenTheLatest() {
        createOrders("BACKWARD");
        ObjectNode registered = register(WIDER);
        assertThat(registered.path("VersionNumber").asLong()).isEqualTo(2);
        assertThat(registered.path("Status").asText()).isEqualTo("PENDING");
        assertThat(latest().path("VersionNumber").asLong()).isEqualTo(1);
        glue.settle();
        assertThat(latest().path("VersionNumber").asLong()).isEqualTo(2);
        assertThat(latest().path("Status").asText()).isEqualTo("AVAILABLE");
    }

    @Test
    void anIncompatibleVersionFailsWhileTheLatestStays() {
        createOrders("BACKWARD");
        ObjectNode registered = register(OTHER);
        glue.settle();
        ObjectNode failed = glue.call(
                "GetSchemaVersion",
                "{SchemaVersionId:'" + registered.path("SchemaVersionId").asText() + "'}");
        assertThat(failed.path("Status").asText()).isEqualTo("FAILURE");
        assertThat(latest().path("VersionNumber").asLong()).isEqualTo(1);
        assertThat(glue.call("GetSchema", "{SchemaId:" + ORDERS + "}")
                        .path("NextSchemaVersion")
                        .asLong())
                .isEqualTo(3);
    }

    @Test
    void anIdenticalDefinitionIsTheVersionThatIsThereWhateverItsLayout() {
        ObjectNode created = createOrders("BACKWARD");
        ObjectNode again = register(INTEGER.replace(":", " : "));
        assertThat(again.path("SchemaVersionId")).isEqualTo(created.path("SchemaVersionId"));
        assertThat(again.path("VersionNumber").asLong()).isEqualTo(1);
    }

    @Test
    void aDefinitionThatFailedOnceIsTriedAgainAndFoundByItsDefinition() {
        createOrders("BACKWARD");
        ObjectNode first = register(OTHER);
        glue.settle();
        ObjectNode second = register(OTHER);
        assertThat(second.path("SchemaVersionId")).isNotEqualTo(first.path("SchemaVersionId"));
        glue.settle();
        ObjectNode input = Glue.tree("{SchemaId:" + ORDERS + "}").put("SchemaDefinition", OTHER);
        assertThat(glue.service
                        .handle("GetSchemaByDefinition", input, Glue.CALLER)
                        .path("Status")
                        .asText())
                .isEqualTo("FAILURE");
    }

    @Test
    void aDisabledSchemaTakesNoFurtherVersion() {
        createOrders("DISABLED");
        ObjectNode input = Glue.tree("{SchemaId:" + ORDERS + "}").put("SchemaDefinition", WIDER);
        assertThat(glue.refusal("RegisterSchemaVersion", input.toString()))
                .hasMessageStartingWith("Compatibility DISABLED does not allow versioning.");
    }

    @Test
    void theModeChangesOnlyTogetherWithACheckpoint() {
        createOrders("BACKWARD");
        assertError(
                glue.refusal("UpdateSchema", "{SchemaId:" + ORDERS + ",Compatibility:'NONE'}"),
                "InvalidInputException",
                "One of version number (or) latest version is required.");
        register(WIDER);
        glue.settle();
        glue.call(
                "UpdateSchema",
                "{SchemaId:" + ORDERS + ",Compatibility:'NONE',SchemaVersionNumber:{LatestVersion:true}}");
        ObjectNode schema = glue.call("GetSchema", "{SchemaId:" + ORDERS + "}");
        assertThat(schema.path("Compatibility").asText()).isEqualTo("NONE");
        assertThat(schema.path("SchemaCheckpoint").asLong()).isEqualTo(2);
    }

    @Test
    void aDescriptionChangesWithoutMovingTheCheckpoint() {
        createOrders("BACKWARD");
        register(WIDER);
        glue.settle();
        glue.call("UpdateSchema", "{SchemaId:" + ORDERS + ",Description:'d'}");
        ObjectNode schema = glue.call("GetSchema", "{SchemaId:" + ORDERS + "}");
        assertThat(schema.path("Description").asText()).isEqualTo("d");
        assertThat(schema.path("SchemaCheckpoint").asLong()).isEqualTo(1);
    }

    @Test
    void versionsAreListedNewestFirstInPages() {
        createOrders("NONE");
        register(WIDER);
        register(OTHER);
        ObjectNode page = glue.call("ListSchemaVersions", "{SchemaId:" + ORDERS + ",MaxResults:2}");
        assertThat(page.path("Schemas").findValuesAsText("VersionNumber")).containsExactly("3", "2");
        ObjectNode rest = glue.call(
                "ListSchemaVersions",
                "{SchemaId:" + ORDERS + ",MaxResults:2,NextToken:'"
                        + page.path("NextToken").asText() + "'}");
        assertThat(rest.path("Schemas").findValuesAsText("VersionNumber")).containsExactly("1");
        assertThat(rest.has("NextToken")).isFalse();
    }

    @Test
    void aRangeOfVersionsIsDeletedExceptTheFirst() {
        createOrders("NONE");
        register(WIDER);
        register(OTHER);
        ObjectNode answer = glue.call("DeleteSchemaVersions", "{SchemaId:" + ORDERS + ",Versions:'1-2'}");
        assertThat(answer.path("SchemaVersionErrors").findValuesAsText("VersionNumber"))
                .containsExactly("1");
        glue.settle();
        assertThat(glue.call("ListSchemaVersions", "{SchemaId:" + ORDERS + "}")
                        .path("Schemas")
                        .findValuesAsText("VersionNumber"))
                .containsExactly("3", "1");
    }

    @Test
    void theCheckpointIsNotDeleted() {
        createOrders("NONE");
        register(WIDER);
        glue.settle();
        glue.call("UpdateSchema", "{SchemaId:" + ORDERS + ",SchemaVersionNumber:{VersionNumber:2}}");
        assertThat(glue.refusal("DeleteSchemaVersions", "{SchemaId:" + ORDERS + ",Versions:'2'}")
                        .code())
                .isEqualTo("InvalidInputException");
    }

    @Test
    void aDeletedSchemaIsDeletingForAWhileAndThenGoneWithItsVersions() {
        ObjectNode created = createOrders("NONE");
        glue.call("DeleteSchema", "{SchemaId:" + ORDERS + "}");
        assertThat(glue.call("GetSchema", "{SchemaId:" + ORDERS + "}")
                        .path("SchemaStatus")
                        .asText())
                .isEqualTo("DELETING");
        glue.settle();
        assertThat(glue.refusal("GetSchema", "{SchemaId:" + ORDERS + "}").code())
                .isEqualTo("EntityNotFoundException");
        String id = created.path("SchemaVersionId").asText();
        assertError(
                glue.refusal("GetSchemaVersion", "{SchemaVersionId:'" + id + "'}"),
                "EntityNotFoundException",
                "Schema version is not found. SchemaVersionId: " + id);
    }

    @Test
    void aDeletedRegistryTakesItsSchemasAlong() {
        createOrders("NONE");
        assertThat(glue.call("DeleteRegistry", "{RegistryId:{RegistryName:'shop'}}")
                        .path("Status")
                        .asText())
                .isEqualTo("DELETING");
        glue.settle();
        assertThat(glue.call("ListRegistries", "{}").path("Registries")).isEmpty();
        glue.call("CreateRegistry", "{RegistryName:'shop'}");
        assertThat(glue.call("ListSchemas", "{RegistryId:{RegistryName:'shop'}}")
                        .path("Schemas"))
                .isEmpty();
    }

    @Test
    void everythingSurvivesTheProcess() {
        String id = createOrders("BACKWARD").path("SchemaVersionId").asText();
        try (Glue reopened = new Glue(data)) {
            assertThat(reopened.call("GetSchemaVersion", "{SchemaVersionId:'" + id + "'}")
                            .path("SchemaDefinition")
                            .asText())
                    .isEqualTo(INTEGER);
        }
    }

    @Test
    void metadataKeepsSeveralValuesOfAKeyTheNewestInFront() {
        createOrders("NONE");
        String version = "SchemaId:" + ORDERS + ",SchemaVersionNumber:{VersionNumber:1}";
        glue.call("PutSchemaVersionMetadata", "{" + version + ",MetadataKeyValue:{MetadataKey:'k',MetadataValue:'1'}}");
        glue.call("PutSchemaVersionMetadata", "{" + version + ",MetadataKeyValue:{MetadataKey:'k',MetadataValue:'2'}}");
        ObjectNode found = (ObjectNode) glue.call("QuerySchemaVersionMetadata", "{" + version + "}")
                .path("MetadataInfoMap")
                .path("k");
        assertThat(found.path("MetadataValue").asText()).isEqualTo("2");
        assertThat(found.path("OtherMetadataValueList").findValuesAsText("MetadataValue"))
                .containsExactly("1");
        assertThat(glue.refusal(
                                "PutSchemaVersionMetadata",
                                "{" + version + ",MetadataKeyValue:{MetadataKey:'k',MetadataValue:'2'}}")
                        .code())
                .isEqualTo("AlreadyExistsException");
    }

    @Test
    void theDifferenceOfTwoVersionsIsAJsonPatch() {
        createOrders("NONE");
        register(WIDER);
        glue.settle();
        assertThat(glue.call(
                                "GetSchemaVersionsDiff",
                                "{SchemaId:" + ORDERS
                                        + ",FirstSchemaVersionNumber:{VersionNumber:1},SecondSchemaVersionNumber:{LatestVersion:true},SchemaDiffType:'SYNTAX_DIFF'}")
                        .path("Diff")
                        .asText())
                .startsWith("[{\"op\":\"replace\",\"path\":\"/fields\",\"value\":[{\"name\":\"a\"");
    }

    @Test
    void validityIsASyntaxCheckOnly() {
        assertThat(glue.call(
                                "CheckSchemaVersionValidity",
                                "{DataFormat:'JSON',SchemaDefinition:'{\"type\":\"object\"}'}")
                        .path("Valid")
                        .asBoolean())
                .isTrue();
        ObjectNode invalid = glue.call("CheckSchemaVersionValidity", "{DataFormat:'PROTOBUF',SchemaDefinition:'nope'}");
        assertThat(invalid.path("Valid").asBoolean()).isFalse();
        assertThat(invalid.path("Error").asText()).isNotEmpty();
    }

    @Test
    void aFailedVersionIsExplainedInANotice() {
        createOrders("BACKWARD");
        register(OTHER);
        assertThat(glue.notices)
                .singleElement(as(STRING))
                .startsWith("glue: version 2 of shop/orders is FAILURE: not BACKWARD compatible with version 1 at ");
    }

    @Test
    void aVerdictThatTheCheckpointWouldChangeSaysSo() {
        createOrders("NONE");
        register(OTHER);
        glue.settle();
        glue.call(
                "UpdateSchema", "{SchemaId:" + ORDERS + ",SchemaVersionNumber:{VersionNumber:1},Compatibility:'FULL'}");
        register(OTHER.replace("\"string\"}", "\"string\",\"doc\":\"d\"}"));
        assertThat(glue.notices)
                .containsExactly(
                        "glue: version 3 of shop/orders is AVAILABLE on an assumption: compared with the latest"
                                + " version 2; against the checkpoint version 1 it would be FAILURE. The service's documents name"
                                + " both.");
    }

    @Test
    void aVersionThatCouldNotBeProvenSaysSo() {
        glue.call("CreateRegistry", "{RegistryName:'shop'}");
        create(
                "{SchemaName:'orders',RegistryId:{RegistryName:'shop'},DataFormat:'JSON',Compatibility:'BACKWARD'}",
                "{\"type\":\"string\",\"pattern\":\"^(?=a)[ab]+$\"}");
        register("{\"type\":\"string\",\"pattern\":\"^a[ab]*$\"}");
        assertThat(glue.notices)
                .singleElement(as(STRING))
                .startsWith("glue: version 2 of shop/orders is AVAILABLE on an assumption: BACKWARD compatibility could"
                        + " neither be proven nor disproven");
    }

    private ObjectNode createOrders(String compatibility) {
        glue.call("CreateRegistry", "{RegistryName:'shop'}");
        return create(
                "{SchemaName:'orders',RegistryId:{RegistryName:'shop'},DataFormat:'AVRO',Compatibility:'"
                        + compatibility + "'}",
                INTEGER);
    }

    private ObjectNode create(String input, String definition) {
        return glue.service.handle("CreateSchema", Glue.tree(input).put("SchemaDefinition", definition), Glue.CALLER);
    }

    private ObjectNode register(String definition) {
        ObjectNode input = Trees.object().put("SchemaDefinition", definition);
        input.set("SchemaId", Glue.tree(ORDERS));
        return glue.service.handle("RegisterSchemaVersion", input, Glue.CALLER);
    }

    private ObjectNode latest() {
        return glue.call("GetSchemaVersion", "{SchemaId:" + ORDERS + ",SchemaVersionNumber:{LatestVersion:true}}");
    }

    private static void assertError(AwsException error, String code, String message) {
        assertThat(error.code()).isEqualTo(code);
        assertThat(error).hasMessage(message);
    }
}
