package dev.weir.local.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.local.server.Clients;
import dev.weir.local.server.LocalAws;
import dev.weir.local.server.LocalOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

class TaggingTest {
    private static final String STREAMS = "arn:aws:kinesis:us-east-1:000000000000:stream/";

    @TempDir
    Path data;

    private LocalAws aws;
    private ResourceGroupsTaggingApiClient tagging;

    @BeforeEach
    void start() throws IOException {
        aws = LocalAws.start(LocalOptions.in(data));
        tagging = Clients.of(aws).tagging();
        try (KinesisClient kinesis = Clients.of(aws).kinesis()) {
            kinesis.createStream(
                    request -> request.streamName("a").shardCount(1).tags(Map.of("weir:stack", "shop", "team", "x")));
            kinesis.createStream(
                    request -> request.streamName("b").shardCount(1).tags(Map.of("weir:stack", "lake")));
            kinesis.createStream(request -> request.streamName("c").shardCount(1));
        }
    }

    @AfterEach
    void stop() throws IOException {
        tagging.close();
        aws.close();
    }

    @Test
    void resourcesAreFoundByTypeKeyAndValue() {
        assertThat(arns(tagging.getResources(request -> request.resourceTypeFilters("kinesis:stream")
                        .tagFilters(TagFilter.builder()
                                .key("weir:stack")
                                .values("shop", "other")
                                .build()))))
                .containsExactly(STREAMS + "a");
    }

    @Test
    void aServicesNameCoversAllItsTypes() {
        assertThat(arns(tagging.getResources(request -> request.resourceTypeFilters("kinesis"))))
                .containsExactly(STREAMS + "a", STREAMS + "b");
    }

    @Test
    void untaggedResourcesAreNotListed() {
        assertThat(arns(tagging.getResources())).doesNotContain(STREAMS + "c");
    }

    @Test
    void aLongListComesInPages() {
        GetResourcesResponse first = tagging.getResources(request -> request.resourcesPerPage(1));
        GetResourcesResponse second =
                tagging.getResources(request -> request.resourcesPerPage(1).paginationToken(first.paginationToken()));
        assertThat(arns(first)).containsExactly(STREAMS + "a");
        assertThat(arns(second)).containsExactly(STREAMS + "b");
        assertThat(second.paginationToken()).isEmpty();
    }

    @Test
    void tagsAreAddedAndTakenAwayAndFailuresAreNamed() {
        assertThat(tagging.tagResources(request -> request.resourceARNList(STREAMS + "c", STREAMS + "gone")
                                .tags(Map.of("team", "y")))
                        .failedResourcesMap())
                .containsOnlyKeys(STREAMS + "gone");
        assertThat(tagging.getTagValues(request -> request.key("team")).tagValues())
                .containsExactly("x", "y");
        tagging.untagResources(request -> request.resourceARNList(STREAMS + "c").tagKeys("team"));
        assertThat(tagging.getTagKeys().tagKeys()).containsExactly("team", "weir:stack");
        assertThat(arns(tagging.getResources())).doesNotContain(STREAMS + "c");
    }

    private static List<String> arns(GetResourcesResponse response) {
        return response.resourceTagMappingList().stream()
                .map(ResourceTagMapping::resourceARN)
                .toList();
    }
}
