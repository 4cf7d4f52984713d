package dev.weir.engine.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.Contract;
import dev.weir.spec.Address;
import dev.weir.spi.ContractVerdict;
import dev.weir.spi.ContractVerdict.Violation;
import dev.weir.spi.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Verdicts on new definitions as JSON, for programs and in plan files. Version numbers stand under {@code against}; that a base
 * revision was looked at as well is {@code "base": true}, and a violation without {@code against} is one of the base revision.
 */
public final class Contracts {
    private static final String AGAINST = "against";

    private Contracts() {}

    public static ArrayNode view(List<Contract> contracts) {
        ArrayNode views = JsonNodeFactory.instance.arrayNode();
        contracts.forEach(contract -> views.add(view(contract)));
        return views;
    }

    private static ObjectNode view(Contract contract) {
        ContractVerdict verdict = contract.verdict();
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("address", contract.address().toString())
                .put("mode", verdict.mode());
        ArrayNode against = view.putArray(AGAINST);
        verdict.against().stream()
                .filter(number -> number != Version.UNREGISTERED)
                .forEach(against::add);
        view.put("base", verdict.against().contains(Version.UNREGISTERED));
        view.put("verdict", verdict.outcome().name().toLowerCase(Locale.ROOT));
        ArrayNode violations = view.putArray("violations");
        verdict.violations().forEach(violation -> violations.add(view(violation)));
        verdict.warnings().forEach(view.putArray("warnings")::add);
        return view;
    }

    private static ObjectNode view(Violation violation) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("path", violation.path())
                .put("field", violation.field())
                .put("rule", violation.rule())
                .put("message", violation.message())
                .put("before", violation.before())
                .put("after", violation.after())
                .put("proven", violation.proven());
        return violation.against() == Version.UNREGISTERED ? view : view.put(AGAINST, violation.against());
    }

    static Contract read(Members view) {
        List<Long> against = new ArrayList<>(view.numbers(AGAINST));
        if (view.flag("base")) {
            against.add(Version.UNREGISTERED);
        }
        return new Contract(
                Address.parse(view.text("address"))
                        .orElseThrow(() -> new Members.Damage(view.place() + " names no address")),
                new ContractVerdict(
                        view.text("mode"),
                        against,
                        view.constant("verdict", ContractVerdict.Outcome.class),
                        view.list("violations", Contracts::violation),
                        view.texts("warnings")));
    }

    private static Violation violation(Members view) {
        return new Violation(
                view.text("path"),
                view.text("field"),
                view.text("rule"),
                view.text("message"),
                view.text("before"),
                view.text("after"),
                view.flag("proven"),
                view.has(AGAINST) ? view.number(AGAINST) : Version.UNREGISTERED);
    }
}
