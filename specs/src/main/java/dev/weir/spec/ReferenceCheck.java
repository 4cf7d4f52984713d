package dev.weir.spec;

import dev.weir.spec.expression.Expression;
import dev.weir.spec.expression.Fault;
import dev.weir.spec.expression.Path;
import dev.weir.spec.expression.Path.Computed;
import dev.weir.spec.expression.Path.Member;
import dev.weir.spec.expression.Path.Step;
import dev.weir.spec.expression.ScopeNames;
import dev.weir.spec.source.Spelling;
import dev.weir.spi.KindSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Checks that what expressions refer to is there, before anything is evaluated. */
final class ReferenceCheck {
    private static final List<String> EACH = List.of("key", "value");

    private final Names names;
    private final Collection<String> roots;
    private final boolean repeated;

    /**
     * @param roots what expressions may start with at this place
     * @param repeated whether the expressions stand in a resource with {@code forEach}
     */
    ReferenceCheck(Names names, Collection<String> roots, boolean repeated) {
        this.names = names;
        this.roots = roots;
        this.repeated = repeated;
    }

    List<Fault> faults(Expression expression) {
        List<Fault> faults = new ArrayList<>();
        expression.references().forEach(path -> fault(path).ifPresent(faults::add));
        return faults;
    }

    private Optional<Fault> fault(Path path) {
        Optional<Fault> inner = path.steps().stream()
                .filter(Computed.class::isInstance)
                .map(step -> fault(((Computed) step).path()))
                .flatMap(Optional::stream)
                .findFirst();
        if (inner.isPresent()) {
            return inner;
        }
        if (!roots.contains(path.root())) {
            return Optional.of(unknownRoot(path));
        }
        return switch (path.root()) {
            case ScopeNames.VARIABLES -> variable(path);
            case ScopeNames.EACH -> each(path);
            case ScopeNames.STACK, ScopeNames.ACCOUNT, ScopeNames.REGION, ScopeNames.PARTITION -> text(path);
            default -> resource(path);
        };
    }

    private Fault unknownRoot(Path path) {
        List<String> sorted = roots.stream().sorted().toList();
        String reason = names.roots().contains(path.root())
                ? "'" + path.root() + "' cannot be used here."
                : "Nothing is called '%s'.%s".formatted(path.root(), meant(path.root(), sorted));
        return new Fault(
                path.offset(),
                path.root().length(),
                "Unknown name",
                reason + " An expression here may start with " + String.join(", ", sorted) + ".");
    }

    private static String meant(String root, List<String> known) {
        String suggestion = Spelling.suggestion(root, known);
        return suggestion.isEmpty() ? " Write $${ for the characters ${ themselves." : suggestion;
    }

    private Optional<Fault> variable(Path path) {
        if (path.steps().isEmpty() || !(path.steps().getFirst() instanceof Member member)) {
            return path.open() || !path.steps().isEmpty()
                    ? Optional.empty()
                    : Optional.of(whole(path, "Say which variable, such as var.name."));
        }
        if (names.variables().contains(member.name()) || !names.isComplete()) {
            return Optional.empty();
        }
        String known = names.variables().isEmpty()
                ? " The stack declares none."
                : Spelling.suggestion(member.name(), names.variables());
        return Optional.of(new Fault(
                member.offset(),
                member.length(),
                "Unknown variable",
                "No variable '" + member.name() + "' is declared under 'variables'." + known));
    }

    private Optional<Fault> each(Path path) {
        if (!repeated) {
            return Optional.of(new Fault(
                    path.offset(),
                    path.length(),
                    "No forEach here",
                    "'each' can only be used in a resource with 'forEach'."));
        }
        if (path.steps().isEmpty() || !(path.steps().getFirst() instanceof Member member)) {
            return Optional.of(whole(path, "Use each.key or each.value."));
        }
        return EACH.contains(member.name())
                ? Optional.empty()
                : Optional.of(new Fault(
                        member.offset(),
                        member.length(),
                        "Unknown name",
                        "'each' has key and value, but no '" + member.name() + "'."));
    }

    private static Optional<Fault> text(Path path) {
        return path.steps().isEmpty()
                ? Optional.empty()
                : Optional.of(new Fault(
                        path.offset(),
                        path.length(),
                        "No such member",
                        "'" + path.root() + "' is a string and has no members."));
    }

    private static Fault whole(Path path, String detail) {
        return new Fault(path.offset(), path.length(), "Incomplete reference", detail);
    }

    private Optional<Fault> resource(Path path) {
        KindSchema kind = names.kind(path.root()).orElseThrow();
        if (path.steps().isEmpty() || !(path.steps().getFirst() instanceof Member member)) {
            return path.open() || !path.steps().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            whole(path, "Say which %s, such as %s.name.".formatted(kind.singular(), path.root())));
        }
        Address address = new Address(path.root(), member.name());
        if (!names.resources(path.root()).contains(member.name())) {
            return names.isComplete() ? Optional.of(unknownResource(address, path, member)) : Optional.empty();
        }
        int next = names.isRepeated(address) ? 2 : 1;
        return names.isRepeated(address) && path.steps().size() == 1 && !path.open()
                ? Optional.of(
                        whole(path, "%s has forEach. Say which one, such as %s[\"key\"].".formatted(address, address)))
                : attribute(kind, path, next);
    }

    private Fault unknownResource(Address address, Path path, Member member) {
        return new Fault(
                path.offset(),
                member.offset() + member.length() - path.offset(),
                "Unknown resource",
                "%s is not declared.%s".formatted(address, nearest(address)));
    }

    /** A resource of that kind with a similar name, else one of another kind with the same name. */
    private String nearest(Address address) {
        String sameKind = Spelling.nearest(address.name(), names.resources(address.kind()))
                .map(name -> " Did you mean '" + address.kind() + "." + name + "'?")
                .orElse("");
        if (!sameKind.isEmpty() || names.resources(address.kind()).isEmpty()) {
            return sameKind.isEmpty() ? " The stack declares no " + address.kind() + "." : sameKind;
        }
        return " Declared: " + String.join(", ", names.resources(address.kind())) + ".";
    }

    private static Optional<Fault> attribute(KindSchema kind, Path path, int index) {
        List<Step> steps = path.steps();
        if (steps.size() <= index || !(steps.get(index) instanceof Member member)) {
            return Optional.empty();
        }
        List<String> attributes = Names.attributes(kind);
        return attributes.contains(member.name())
                ? Optional.empty()
                : Optional.of(new Fault(
                        member.offset(),
                        member.length(),
                        "Unknown attribute",
                        "A %s has no '%s'.%s It has %s."
                                .formatted(
                                        kind.singular(),
                                        member.name(),
                                        Spelling.suggestion(member.name(), attributes),
                                        String.join(", ", attributes))));
    }
}
