package dev.weir.engine.random;

import dev.weir.engine.fake.FakeProvider.Fault;
import dev.weir.spi.Identity;
import dev.weir.spi.ProviderException;
import dev.weir.spi.ProviderException.Category;
import dev.weir.spi.Step;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Ways in which a run goes wrong. */
final class Faults {
    private Faults() {}

    /** From some step on nothing reaches the cloud, as if the process were gone; the last answer may be lost as well. */
    static Fault killedAt(int step, boolean answerLost) {
        AtomicInteger steps = new AtomicInteger();
        return new Fault() {
            @Override
            public void before(Identity identity, Step unused) {
                if (steps.incrementAndGet() > step) {
                    throw gone();
                }
            }

            @Override
            public void after(Identity identity, Step unused) {
                if (answerLost && steps.get() >= step) {
                    throw gone();
                }
            }
        };
    }

    /** Each step fails with some probability, before or after it had its effect. */
    static Fault flaky(long seed, int percent) {
        Random random = new Random(seed);
        return new Fault() {
            @Override
            public void before(Identity identity, Step step) {
                maybe();
            }

            @Override
            public void after(Identity identity, Step step) {
                maybe();
            }

            private void maybe() {
                int chance;
                synchronized (random) {
                    chance = random.nextInt(100);
                }
                if (chance < percent) {
                    throw gone();
                }
            }
        };
    }

    private static ProviderException gone() {
        return new ProviderException(Category.UNREACHABLE, "gone", null);
    }
}
