package dev.weir.local.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.local.Caller;
import dev.weir.local.Tagged.Resource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaggingIndexTest {
    private static final Caller HERE = new Caller("000000000000", "us-east-1", "key");

    private Instant now = Instant.parse("2026-11-28T12:00:00Z");
    private final List<Resource> live = new ArrayList<>(List.of(resource("old")));
    private final LaggingIndex index =
            new LaggingIndex(caller -> List.copyOf(live), Duration.ofSeconds(10), new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            });

    private static Resource resource(String name) {
        return new Resource("arn:" + name, "kinesis:stream", Map.of("name", name));
    }

    private List<String> after(int seconds) {
        now = now.plusSeconds(seconds);
        return index.resources(HERE).stream().map(Resource::arn).toList();
    }

    private void change(Runnable change) {
        index.observe(HERE);
        change.run();
        index.observe(HERE);
    }

    @Test
    void what_is_there_from_the_start_is_known() {
        assertThat(after(0)).containsExactly("arn:old");
    }

    @Test
    void a_new_resource_shows_once_the_lag_is_over() {
        change(() -> live.add(resource("new")));
        assertThat(after(9)).containsExactly("arn:old");
        assertThat(after(1)).containsExactly("arn:old", "arn:new");
    }

    @Test
    void a_deleted_resource_is_listed_until_the_lag_is_over() {
        change(live::clear);
        assertThat(after(9)).containsExactly("arn:old");
        assertThat(after(1)).isEmpty();
    }

    @Test
    void each_of_several_changes_shows_in_its_own_time() {
        change(() -> live.add(resource("a")));
        assertThat(after(5)).containsExactly("arn:old");
        change(() -> live.add(resource("b")));
        assertThat(after(5)).containsExactly("arn:old", "arn:a");
        assertThat(after(5)).containsExactly("arn:old", "arn:a", "arn:b");
    }
}
