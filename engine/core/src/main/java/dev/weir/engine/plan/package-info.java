/**
 * From a stack and what lives to a plan.
 *
 * <p>{@link dev.weir.engine.plan.Planner} is the way in. {@code Declarations} knows the stack's resources and their order,
 * {@code Refresh} reads what lives in bulk, {@code OwnershipRules} says whether an object may be touched, {@code
 * ResourcePlanner} and {@code DeletionPlanner} turn one resource or one leftover into a {@code Draft}, and {@code ChangeGraph}
 * orders the drafts. {@code Histories} reads the versions that new definitions have to live with.
 *
 * <p>Imports {@code dev.weir.engine}, {@code dev.weir.engine.contract}, {@code dev.weir.spec}, {@code dev.weir.spi} and Jackson.
 */
package dev.weir.engine.plan;
