package dev.weir.cli.flow;

import dev.weir.cli.session.Kinds;
import dev.weir.engine.Contract;
import dev.weir.engine.contract.BaseCheck;
import dev.weir.engine.contract.ContractCheck;
import dev.weir.engine.contract.FlowCheck;
import dev.weir.engine.contract.PropertyCheck;
import dev.weir.spec.Evaluation;
import dev.weir.spec.Resource;
import dev.weir.spi.DataFlow;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Provider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A stack's data contract as far as it can be told without asking AWS. */
public final class OfflineContract {
    private OfflineContract() {}

    /** What is wrong with each resource by its kind's rules, and what does not fit together among them. */
    static List<Diagnostic> check(Evaluation evaluation) {
        try (Provider provider = Kinds.offline()) {
            List<Diagnostic> found = new ArrayList<>(new PropertyCheck(provider.kinds())
                    .check(evaluation.resources().values()));
            found.addAll(
                    FlowCheck.check(provider.dataFlow(), evaluation.resources().values(), DataFlow.Known.NOTHING));
            return FlowCheck.distinct(found);
        }
    }

    /** How the definitions do beside those of an earlier revision. */
    static Judged against(BaseStack base, Evaluation evaluation) {
        Collection<Resource> before =
                base.stack().map(stack -> stack.resources().values()).orElseGet(List::of);
        try (Provider provider = Kinds.offline()) {
            ContractCheck check = new BaseCheck(provider.kinds(), before)
                    .check(provider.dataFlow(), evaluation.resources().values());
            List<Diagnostic> found = new ArrayList<>(base.remarks());
            found.addAll(check.diagnostics());
            return new Judged(check.contracts(), found);
        }
    }

    /** Verdicts, and what there is to say of them. */
    public record Judged(List<Contract> contracts, List<Diagnostic> diagnostics) {
        public Judged {
            contracts = List.copyOf(contracts);
            diagnostics = List.copyOf(diagnostics);
        }
    }
}
