package dev.weir.local.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReducedModelsTest {
    @Test
    void theReducedModelsAgreeWithTheInstalledBotocore() throws IOException, InterruptedException {
        assumeTrue(python("-c", "import botocore").isEmpty(), "python3 with botocore is not installed");
        assertThat(python("src/tools/reduce_models.py", "src/main/resources/dev/weir/local/models", "--check"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kinesis", "glue", "s3", "s3control", "iam", "sts", "athena", "resourcegroupstaggingapi"})
    void everyShapeThatIsNamedIsThere(String service) {
        ServiceModel model = ServiceModel.load(service);
        assertThat(model.operations()).isNotEmpty();
        assertThat(model.operations().values()).allSatisfy(operation -> {
            assertThat(model.shapes()).containsKeys(operation.input().orElse(anyOf(model)));
            assertThat(model.shapes()).containsKeys(operation.output().orElse(anyOf(model)));
        });
        assertThat(model.shapes().values()).allSatisfy(shape -> assertThat(members(shape))
                .allSatisfy(member -> assertThat(model.shapes()).containsKey(member.shape())));
    }

    private static String anyOf(ServiceModel model) {
        return model.shapes().keySet().iterator().next();
    }

    private static List<Member> members(Shape shape) {
        return switch (shape) {
            case Shape.Structure structure -> List.copyOf(structure.members().values());
            case Shape.Sequence list -> List.of(list.member());
            case Shape.Dictionary map -> List.of(map.key(), map.value());
            default -> List.of();
        };
    }

    /** What Python prints; something, too, when it fails or is not there. */
    private static String python(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(Arrays.asList(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 || !output.isEmpty() ? output : "failed";
        } catch (IOException e) {
            return e.toString();
        }
    }
}
