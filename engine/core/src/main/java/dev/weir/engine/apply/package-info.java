/**
 * Carries a plan out.
 *
 * <p>{@link dev.weir.engine.apply.Applier} is the way in. {@code Preflight} refuses what is stale, {@code Walk} starts each
 * phase of a change once what it waits for is done, {@code StepRunner} sends the steps, and one {@code Poller} a kind waits for
 * all objects of the kind at once.
 *
 * <p>Imports {@code dev.weir.engine}, {@code dev.weir.spec} (addresses only) and {@code dev.weir.spi}.
 */
package dev.weir.engine.apply;
