package dev.weir.engine.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.spec.Resource;
import dev.weir.spi.DataFlow;
import dev.weir.spi.Differences;
import dev.weir.spi.Identity;
import dev.weir.spi.Kind;
import dev.weir.spi.Live;
import dev.weir.spi.Version;
import dev.weir.spi.Versioned;
import dev.weir.spi.Versioned.Revision;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges new definitions by what an earlier revision of the same files declares: the contract where no registry can be asked. */
public final class BaseCheck {
    private final Map<String, Kind> kinds;
    private final Map<Identity, Resource> base = new HashMap<>();

    /**
     * Prepares a comparison.
     *
     * @param base what the earlier revision declares
     */
    public BaseCheck(Map<String, Kind> kinds, Collection<Resource> base) {
        this.kinds = kinds;
        base.forEach(resource -> this.base.putIfAbsent(resource.identity(), resource));
    }

    /** Judges the definitions that differ from the base's, and those that are new since. */
    public ContractCheck check(DataFlow flow, Collection<Resource> resources) {
        ContractCheck check = new ContractCheck(flow, FlowCheck.landscape(resources, DataFlow.Known.NOTHING));
        for (Resource resource : resources) {
            if (kinds.get(resource.identity().kind()) instanceof Versioned kind) {
                judge(resource, kind, check);
            }
        }
        return check;
    }

    private void judge(Resource resource, Versioned kind, ContractCheck check) {
        Optional<Live> before =
                Optional.ofNullable(base.get(resource.identity())).map(BaseCheck::asLive);
        boolean replaced = before.filter(
                        live -> Differences.between(kind.schema(), resource.properties(), live.properties()).stream()
                                .anyMatch(difference -> difference.replaces()))
                .isPresent();
        check.judge(
                resource,
                kind,
                new Revision(resource.identity(), resource.properties(), before),
                version(kind, resource.identity()).map(List::of).orElseGet(List::of),
                replaced);
    }

    /** The definition that the base declares for an object. */
    public Optional<Version> version(Versioned kind, Identity identity) {
        return Optional.ofNullable(base.get(identity))
                .map(resource -> resource.properties().at(kind.definition()))
                .filter(JsonNode::isTextual)
                .map(definition -> Version.ofBase(definition.textValue()));
    }

    private static Live asLive(Resource resource) {
        return new Live(
                resource.identity(), resource.properties(), JsonNodeFactory.instance.objectNode(), Optional.empty());
    }
}
