package dev.weir.cli.flow;

import dev.weir.cli.session.Kinds;
import dev.weir.engine.Contract;
import dev.weir.engine.contract.BaseCheck;
import dev.weir.engine.contract.ContractCheck;
import dev.weir.engine.contract.FlowCheck;
import dev.weir.spec.Evaluation;
import dev.weir.spec.Resource;
import dev.weir.spi.DataFlow;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Provider;
import java.util.Collection;
import java.util.List;

/** A stack's data contract as far as it can be told without asking AWS. */
final class OfflineContract {
    private OfflineContract() {}

    /** What does not fit together among the resources. */
    static List<Diagnostic> flow(Evaluation evaluation) {
        try (Provider provider = Kinds.offline()) {
            List<Diagnostic> found =
                    FlowCheck.check(provider.dataFlow(), evaluation.resources().values(), DataFlow.Known.NOTHING);
            return hidden(FlowCheck.distinct(found), evaluation);
        }
    }

    /** How the definitions do beside those of an earlier revision. */
    static Judged against(Collection<Resource> base, Evaluation evaluation) {
        try (Provider provider = Kinds.offline()) {
            ContractCheck check = new BaseCheck(provider.kinds(), base)
                    .check(provider.dataFlow(), evaluation.resources().values());
            return new Judged(check.contracts(), hidden(check.diagnostics(), evaluation));
        }
    }

    private static List<Diagnostic> hidden(List<Diagnostic> diagnostics, Evaluation evaluation) {
        return diagnostics.stream().map(evaluation.secrets()::hide).toList();
    }

    /** Verdicts, and what there is to say of them. */
    record Judged(List<Contract> contracts, List<Diagnostic> diagnostics) {
        Judged {
            contracts = List.copyOf(contracts);
            diagnostics = List.copyOf(diagnostics);
        }
    }
}
