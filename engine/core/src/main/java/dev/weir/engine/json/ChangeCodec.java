package dev.weir.engine.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.Action;
import dev.weir.engine.Change;
import dev.weir.engine.Fingerprint;
import dev.weir.engine.Intent;
import dev.weir.engine.Origin;
import dev.weir.spec.Address;
import dev.weir.spi.DataLoss;
import dev.weir.spi.Difference;
import dev.weir.spi.Identity;
import dev.weir.spi.Ownership;
import dev.weir.spi.Sensitive;
import dev.weir.spi.Step;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A change in a plan file, with all that it takes to apply it. */
final class ChangeCodec {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ChangeCodec() {}

    /** @param codec writes what an apply needs; everything else is masked for good */
    static ObjectNode write(Change change, SensitiveValues.Writer codec) {
        ObjectNode tree = NODES.objectNode()
                .put("address", change.address().toString())
                .put("kind", change.identity().kind())
                .put("identity", change.identity().name())
                .put("action", change.action().name().toLowerCase(Locale.ROOT))
                .put("origin", change.origin().name().toLowerCase(Locale.ROOT));
        change.fingerprint().ifPresent(fingerprint -> {
            ObjectNode digests = NODES.objectNode();
            fingerprint.digests().forEach(digests::put);
            tree.set("fingerprint", codec.write(withheld(change, digests)));
        });
        ArrayNode differences = tree.putArray("differences");
        change.differences().forEach(difference -> differences.add(write(difference)));
        if (!change.drifted().isEmpty()) {
            tree.set("drifted", texts(change.drifted()));
        }
        tree.set("deletion", steps(change.deletion()));
        tree.set("steps", steps(change.steps()));
        tree.set("intent", write(change.intent(), codec));
        tree.set("risks", texts(change.risks()));
        if (!change.dataLoss().isEmpty()) {
            tree.set("dataLoss", texts(change.dataLoss().losses()));
            tree.put("dataLossAccepted", change.dataLoss().isAccepted());
        }
        tree.set("after", texts(change.after()));
        tree.set("deletionAfter", texts(change.deletionAfter()));
        return tree;
    }

    private static JsonNode withheld(Change change, ObjectNode digests) {
        NavigableSet<String> origins = new TreeSet<>();
        change.intent().desired().map(Sensitive::originsIn).ifPresent(origins::addAll);
        return origins.isEmpty() ? digests : Sensitive.mark(digests, origins);
    }

    private static ObjectNode write(Intent intent, SensitiveValues.Writer codec) {
        ObjectNode tree = NODES.objectNode();
        intent.desired().ifPresent(desired -> tree.set("desired", codec.write(desired)));
        intent.owner().ifPresent(owner -> {
            ObjectNode tags = tree.putObject("owner");
            owner.tags().forEach(tags::put);
        });
        ArrayNode related = tree.putArray("related");
        intent.related().forEach((identity, attributes) -> related.addObject()
                .put("kind", identity.kind())
                .put("identity", identity.name())
                .set("attributes", codec.write(attributes)));
        return tree;
    }

    private static Intent intent(Members tree) {
        SortedMap<Identity, ObjectNode> related = new TreeMap<>();
        tree.list("related", entry -> {
            related.put(new Identity(entry.text("kind"), entry.text("identity")), entry.tree("attributes"));
            return entry;
        });
        return new Intent(
                tree.has("desired") ? Optional.of(tree.tree("desired")) : Optional.empty(),
                tree.has("owner") ? Ownership.in(tags(tree.members("owner"))) : Optional.empty(),
                related);
    }

    private static Map<String, String> tags(Members tree) {
        Map<String, String> tags = new TreeMap<>();
        tree.object().fieldNames().forEachRemaining(name -> tags.put(name, tree.text(name)));
        return tags;
    }

    static Change read(Members change) {
        return new Change(
                address(change.text("address"), change.place()),
                new Identity(change.text("kind"), change.text("identity")),
                change.constant("action", Action.class),
                change.constant("origin", Origin.class),
                change.has("fingerprint") ? Optional.of(fingerprint(change.members("fingerprint"))) : Optional.empty(),
                change.list("differences", ChangeCodec::difference),
                new TreeSet<>(change.has("drifted") ? change.texts("drifted") : List.of()),
                change.list("deletion", ChangeCodec::step),
                change.list("steps", ChangeCodec::step),
                change.texts("risks"),
                change.has("dataLoss")
                        ? new DataLoss(change.texts("dataLoss"), change.flag("dataLossAccepted"))
                        : DataLoss.NONE,
                intent(change.members("intent")),
                addresses(change, "after"),
                addresses(change, "deletionAfter"));
    }

    private static ObjectNode write(Difference difference) {
        ObjectNode tree = NODES.objectNode().put("path", difference.path());
        difference.before().ifPresent(value -> tree.set("before", PlanJson.shown(difference, value)));
        difference.after().ifPresent(value -> tree.set("after", PlanJson.shown(difference, value)));
        return tree.put("replaces", difference.replaces()).put("sensitive", difference.sensitive());
    }

    private static Difference difference(Members tree) {
        return new Difference(
                tree.text("path"),
                tree.optional("before"),
                tree.optional("after"),
                tree.flag("replaces"),
                tree.flag("sensitive"));
    }

    private static ArrayNode steps(List<Step> steps) {
        ArrayNode trees = NODES.arrayNode();
        steps.forEach(step -> trees.addObject()
                .put("operation", step.operation())
                .put("settles", step.settles())
                .set("input", Sensitive.masked(step.input())));
        return trees;
    }

    private static Step step(Members tree) {
        return new Step(tree.text("operation"), tree.tree("input"), tree.flag("settles"));
    }

    private static ArrayNode texts(Collection<?> values) {
        ArrayNode texts = NODES.arrayNode();
        values.forEach(value -> texts.add(value.toString()));
        return texts;
    }

    private static Fingerprint fingerprint(Members tree) {
        SortedMap<String, String> digests = new TreeMap<>();
        tree.object().fieldNames().forEachRemaining(name -> digests.put(name, tree.text(name)));
        return new Fingerprint(digests);
    }

    private static SortedSet<Address> addresses(Members tree, String name) {
        SortedSet<Address> addresses = new TreeSet<>();
        for (String text : tree.texts(name)) {
            addresses.add(address(text, tree.place()));
        }
        return addresses;
    }

    private static Address address(String text, String place) {
        return Address.parse(text).orElseThrow(() -> new Members.Damage(place + " names no address: '" + text + "'"));
    }
}
