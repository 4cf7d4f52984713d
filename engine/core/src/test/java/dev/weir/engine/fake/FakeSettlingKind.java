package dev.weir.engine.fake;

import dev.weir.spi.Identity;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Settling;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** A kind whose objects are busy for some looks after each mutation. */
final class FakeSettlingKind extends FakeKind implements Settling {
    FakeSettlingKind(FakeProvider provider, KindSchema schema) {
        super(provider, schema, true);
    }

    @Override
    public Map<Identity, State> settle(Collection<Pending> pending) {
        provider.called("settle " + schema().kind() + " " + pending.size());
        provider.beforeLook(pending);
        Map<Identity, State> states = new TreeMap<>();
        pending.forEach(one -> states.put(one.identity(), state(one)));
        return states;
    }

    private State state(Pending pending) {
        return provider.settleFailure(pending).<State>map(Failed::new).orElseGet(() -> provider.cloud()
                .look(pending.identity())
                .<State>map(Underway::new)
                .orElseGet(Settled::new));
    }
}
