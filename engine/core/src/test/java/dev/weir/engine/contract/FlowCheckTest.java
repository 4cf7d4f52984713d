package dev.weir.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.spec.Address;
import dev.weir.spec.Lifecycle;
import dev.weir.spec.Resource;
import dev.weir.spi.DataFlow;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Identity;
import dev.weir.spi.Sensitive;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FlowCheckTest {
    /** Refuses every type, and says which. */
    private static final DataFlow QUOTING = new DataFlow() {
        @Override
        public List<Finding> check(Landscape landscape) {
            return landscape.resources().stream()
                    .map(one -> new Finding(
                            one.identity(),
                            "/type",
                            Diagnostic.error(
                                    "Not a type",
                                    one.properties().path("type").asText() + " is no type, a string is.")))
                    .toList();
        }

        @Override
        public List<String> dependents(Identity identity, Collection<String> fields, Landscape landscape) {
            return List.of();
        }
    };

    @Test
    void a_finding_hides_a_sensitive_value_however_short_and_leaves_equal_words_alone() {
        JsonNode type = Sensitive.mark(TextNode.valueOf("a"), List.of("var.type"));
        assertThat(details(job("one", type))).containsExactly("(sensitive) is no type, a string is.");
    }

    @Test
    void a_finding_shows_what_is_not_sensitive_beside_what_is() {
        JsonNode secret = Sensitive.mark(TextNode.valueOf("other"), List.of("var.secret"));
        assertThat(details(job("one", TextNode.valueOf("int")), job("two", secret)))
                .containsExactly("int is no type, a string is.", "(sensitive) is no type, a string is.");
    }

    private static List<String> details(Resource... resources) {
        return FlowCheck.check(QUOTING, List.of(resources), DataFlow.Known.NOTHING).stream()
                .map(Diagnostic::detail)
                .toList();
    }

    private static Resource job(String name, JsonNode type) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode().put("name", name);
        properties.set("type", type);
        return new Resource(
                new Address("jobs", name),
                new Identity("jobs", name),
                properties,
                JsonNodeFactory.instance.objectNode(),
                Lifecycle.NONE,
                new TreeSet<>(),
                pointer -> Optional.empty());
    }
}
