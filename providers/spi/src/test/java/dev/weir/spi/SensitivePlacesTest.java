package dev.weir.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class SensitivePlacesTest {
    private static String masked(String tree, String pointer) throws JsonProcessingException {
        ObjectNode marked = SensitivePlaces.marked(
                (ObjectNode) new ObjectMapper().readTree(tree), new TreeSet<>(List.of(pointer)), new TreeSet<>());
        return Sensitive.masked(marked).toString();
    }

    @Test
    void a_property_is_marked_where_it_stands() throws JsonProcessingException {
        assertThat(masked("{\"a\":{\"b\":\"x\"},\"c\":\"x\"}", "/a/b"))
                .isEqualTo("{\"a\":{\"b\":\"(sensitive)\"},\"c\":\"x\"}");
    }

    @Test
    void a_short_form_is_marked_where_it_is_written_out() throws JsonProcessingException {
        assertThat(masked("{\"name\":\"t\",\"descriptor\":{\"columns\":[{\"comment\":\"x\"}]}}", "/columns/0/comment"))
                .isEqualTo("{\"name\":\"t\",\"descriptor\":{\"columns\":[{\"comment\":\"(sensitive)\"}]}}");
    }
}
