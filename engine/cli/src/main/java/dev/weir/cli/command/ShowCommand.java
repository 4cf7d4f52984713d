package dev.weir.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.flow.Workspace;
import dev.weir.cli.session.Cloud;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.session.Kinds;
import dev.weir.cli.session.Progress;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.terminal.Table;
import dev.weir.cli.terminal.UsageException;
import dev.weir.cli.view.DiagnosticView;
import dev.weir.cli.view.JsonDocument;
import dev.weir.engine.Disclosure;
import dev.weir.engine.plan.Inventory;
import dev.weir.spec.Address;
import dev.weir.spec.AwsSettings;
import dev.weir.spec.Evaluation;
import dev.weir.spec.Stack;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.Search;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.cli.Options;

/** {@code weir show}: what a stack owns in AWS. */
final class ShowCommand implements Command {
    @Override
    public String name() {
        return "show";
    }

    @Override
    public String arguments() {
        return "[DIR]";
    }

    @Override
    public String summary() {
        return "shows what the stack owns in AWS";
    }

    @Override
    public String description() {
        return """
                Finds all that bears the stack's mark, whatever its files say, and lists it. With --format json the properties of
                each object are there, too, except for texts that may be sensitive: what is, only the stack's files tell, so
                with --stack most texts are left out. Sensitive variables need no value.

                  weir show --local
                  weir show --stack ventilator --format json
                """;
    }

    @Override
    public List<Format> formats() {
        return List.of(Format.HUMAN, Format.JSON);
    }

    @Override
    public ObjectNode blank() {
        ObjectNode document = JsonDocument.create().put("stack", "");
        document.putArray("objects");
        return document;
    }

    @Override
    public Options options() {
        return new Options().addOption(GlobalOptions.value("stack", "NAME", "the stack's name, instead of its files"));
    }

    @Override
    public ExitCode run(Invocation invocation) {
        invocation.atMost(1);
        invocation.requireOneDirectory();
        if (invocation.has("stack")) {
            if (invocation.argument(0).isPresent()) {
                throw new UsageException("--stack cannot be combined with the folder '"
                        + invocation.arguments().getFirst() + "'");
            }
            invocation.refuse("--stack", "no files of a stack are read", "var", "var-file", "env", "dir");
        }
        Optional<Workspace> workspace = invocation.has("stack") ? Optional.empty() : Optional.of(load(invocation));
        AwsSettings settings = workspace.map(loaded -> loaded.parsed().aws()).orElse(AwsSettings.NONE);
        String stack = workspace
                .map(loaded -> loaded.parsed().name())
                .orElseGet(() -> invocation.value("stack").orElseThrow());
        try (Cloud cloud = Cloud.connect(invocation.context(), invocation.globals(), settings)) {
            Optional<Evaluation> evaluation =
                    workspace.map(loaded -> loaded.parsed().evaluate(cloud.environment()));
            Inventory inventory = Inventory.of(
                    cloud.provider(),
                    Search.quick(stack),
                    cloud.environment(),
                    evaluation.map(Evaluation::identities).orElseGet(TreeSet::new),
                    Progress.on(invocation.context().console(), invocation.globals()));
            new DiagnosticView(invocation.context().console()).show(inventory.diagnostics());
            List<Live> owned = owned(inventory.owned());
            Optional<Stack> declared = evaluation.flatMap(Evaluation::stack);
            invocation.print(invocation.format() == Format.JSON ? json(stack, owned, declared) : human(stack, owned));
        }
        return ExitCode.SUCCESS;
    }

    /** A stack whose sensitive values are not at hand: what it owns can be told without them. */
    private static Workspace load(Invocation invocation) {
        Workspace workspace = Workspace.withoutSecrets(
                invocation.context(), invocation.globals(), invocation.argument(0), Kinds.schemas());
        workspace.requireParsed();
        return workspace;
    }

    private static List<Live> owned(List<Live> found) {
        List<Live> owned = new ArrayList<>(found);
        owned.sort(Comparator.comparing(ShowCommand::address));
        return owned;
    }

    private static String address(Live live) {
        return live.owner()
                .map(Ownership::address)
                .map(mark -> Address.parse(mark).map(Address::toString).orElse(mark))
                .orElse(live.identity().kind() + ".?");
    }

    private static String human(String stack, List<Live> owned) {
        if (owned.isEmpty()) {
            return "The stack " + stack + " owns nothing.";
        }
        return new Table(
                        List.of("Address", "Name", "ARN"),
                        List.of(false, false, false),
                        owned.stream()
                                .map(live -> List.of(
                                        address(live),
                                        live.identity().name(),
                                        live.attributes().path("arn").asText("")))
                                .toList())
                .render();
    }

    private static String json(String stack, List<Live> owned, Optional<Stack> declared) {
        ObjectNode document = JsonDocument.create().put("stack", stack);
        ArrayNode objects = document.putArray("objects");
        Map<String, KindSchema> schemas = Kinds.schemasByName();
        owned.forEach(live -> objects.add(json(live, schemas, declared)));
        return document.toPrettyString();
    }

    private static ObjectNode json(Live live, Map<String, KindSchema> schemas, Optional<Stack> declared) {
        ObjectNode entry = JsonNodeFactory.instance
                .objectNode()
                .put("address", address(live))
                .put("kind", live.identity().kind())
                .put("identity", live.identity().name())
                .put("protected", live.owner().filter(Ownership::isProtected).isPresent());
        Disclosure disclosure = disclosure(live, schemas, declared);
        entry.set("properties", disclosure.of(live));
        return entry.set("attributes", disclosure.attributes(live));
    }

    private static Disclosure disclosure(Live live, Map<String, KindSchema> schemas, Optional<Stack> declared) {
        return new Disclosure(
                schemas.get(live.identity().kind()), declared.flatMap(stack -> stack.resources().values().stream()
                        .filter(resource -> resource.identity().equals(live.identity()))
                        .findFirst()));
    }
}
