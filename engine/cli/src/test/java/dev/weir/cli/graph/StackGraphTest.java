package dev.weir.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.cli.graph.StackGraph.Edge;
import dev.weir.spec.Address;
import dev.weir.spec.AwsSettings;
import dev.weir.spec.Lifecycle;
import dev.weir.spec.Resource;
import dev.weir.spec.Secrets;
import dev.weir.spec.Stack;
import dev.weir.spi.Identity;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StackGraphTest {
    private final SortedMap<Address, Resource> resources = new TreeMap<>();

    @Test
    void resources_that_name_each_other_have_an_arrow_each_way() {
        declare("roles.a", "roles.b");
        declare("roles.b", "roles.a");

        assertThat(StackGraph.of(stack()).edges())
                .containsExactly(
                        new Edge(address("roles.a"), address("roles.b"), false),
                        new Edge(address("roles.b"), address("roles.a"), false));
    }

    @Test
    void a_resource_that_names_itself_has_no_arrow() {
        declare("roles.a", "roles.a");

        assertThat(StackGraph.of(stack()).edges()).isEmpty();
    }

    private Stack stack() {
        return new Stack("ring", false, AwsSettings.NONE, resources, Map.of(), Secrets.NONE);
    }

    private void declare(String address, String... references) {
        TreeSet<Address> named = new TreeSet<>();
        Stream.of(references).map(StackGraphTest::address).forEach(named::add);
        resources.put(
                address(address),
                new Resource(
                        address(address),
                        new Identity(address(address).kind(), address(address).name()),
                        JsonNodeFactory.instance.objectNode(),
                        JsonNodeFactory.instance.objectNode(),
                        Lifecycle.NONE,
                        named,
                        pointer -> Optional.empty()));
    }

    private static Address address(String text) {
        return Address.parse(text).orElseThrow();
    }
}
