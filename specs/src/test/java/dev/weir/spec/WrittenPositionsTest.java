package dev.weir.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.spec.source.Places;
import dev.weir.spec.source.SourceText;
import dev.weir.spi.SourceRange;
import dev.weir.spi.TextPosition;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WrittenPositionsTest {
    private static final WrittenPositions POSITIONS =
            new WrittenPositions(Places.NONE, Map.of("/policy", new SourceText("policies/p.json", "{")));

    @Test
    void a_mistake_inside_of_a_file_is_in_that_file() {
        assertThat(POSITIONS.locate("/policy", Optional.of(new TextPosition(4, 6))))
                .contains(new SourceRange("policies/p.json", 4, 6, 4, 7));
    }

    @Test
    void other_mistakes_are_in_the_files_of_the_stack() {
        assertThat(POSITIONS.locate("/policy", Optional.empty())).isEmpty();
        assertThat(POSITIONS.locate("/other", Optional.of(new TextPosition(4, 6))))
                .isEmpty();
    }
}
