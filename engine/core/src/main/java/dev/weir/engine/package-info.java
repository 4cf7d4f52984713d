/**
 * One plan, one apply: the data that pass between them.
 *
 * <p>{@link dev.weir.engine.plan.Planner} compares a {@link dev.weir.spec.Stack} with what lives in the cloud, read in bulk,
 * and returns a {@link dev.weir.engine.Plan}: data, complete to the last API input. {@link dev.weir.engine.apply.Applier} takes
 * a plan, makes sure that what it touches is still as it was, and walks its steps in the order of their graph; it decides
 * nothing. {@link dev.weir.engine.contract.ContractCheck} judges new definitions along the way, and offline. {@link
 * dev.weir.engine.json.PlanFile} keeps a plan on disk.
 *
 * <p>Knows no AWS and no YAML. Imports {@code dev.weir.spec}, {@code dev.weir.spi} and Jackson; the packages below import this
 * one and not each other, but that {@code plan} asks {@code contract}.
 */
package dev.weir.engine;
