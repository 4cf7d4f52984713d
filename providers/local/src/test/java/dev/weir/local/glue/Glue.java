package dev.weir.local.glue;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.JobRunner;
import dev.weir.local.ServiceContext;
import dev.weir.local.glue.api.Roles;
import dev.weir.local.lake.FolderLake;
import dev.weir.local.lake.SqlEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Glue without the wire: requests and answers are JSON texts with single quotes. */
final class Glue implements AutoCloseable {
    static final Caller CALLER = new Caller("123456789012", "eu-west-1", "AKIALOCAL");
    static final Duration SETTLE = Duration.ofSeconds(1);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();

    final MovableClock clock = new MovableClock();
    final List<String> notices = new ArrayList<>();
    final FolderLake lake;
    final GlueService service;

    Glue(Path data) {
        this(data, (job, endpoint, region, stopped) -> {}, (role, caller) -> true);
    }

    Glue(Path data, JobRunner runner, Roles roles) {
        this(data, runner, roles, new FolderLake(data.resolve("buckets")));
    }

    private Glue(Path data, JobRunner runner, Roles roles, FolderLake lake) {
        this.lake = lake;
        try {
            service = new GlueService(
                    new ServiceContext(
                            data,
                            CALLER.account(),
                            clock,
                            SETTLE,
                            false,
                            runner,
                            () -> URI.create("http://127.0.0.1:1"),
                            notices::add),
                    roles,
                    lake,
                    new SqlEngine(data.resolve("spill")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode call(String operation, String input) {
        return service.handle(operation, tree(input), CALLER);
    }

    /** The error of a call that is refused. */
    AwsException refusal(String operation, String input) {
        return catchThrowableOfType(AwsException.class, () -> call(operation, input));
    }

    void settle() {
        clock.advance(SETTLE);
    }

    static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
