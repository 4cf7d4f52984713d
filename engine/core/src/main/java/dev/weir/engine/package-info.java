/**
 * One plan, one apply.
 *
 * <p>{@code Planner} compares a {@link dev.weir.spec.Stack} with what lives in the cloud, read in bulk, and returns a {@link
 * dev.weir.engine.Plan}: data, complete to the last API input. {@code Applier} takes a plan, makes sure that what it touches is
 * still as it was, and walks its steps in the order of their graph; it decides nothing. {@code PlanFile} keeps a plan on disk.
 *
 * <p>Knows no AWS and no YAML. Imports {@code dev.weir.spec}, {@code dev.weir.spi} and Jackson.
 */
package dev.weir.engine;
