/**
 * Plans and reports as JSON: {@link dev.weir.engine.json.PlanFile} holds all that an apply needs, {@link
 * dev.weir.engine.json.PlanJson} and {@link dev.weir.engine.json.ApplyJson} are the documents that {@code --format json} prints.
 *
 * <p>Imports {@code dev.weir.engine}, {@code dev.weir.spec}, {@code dev.weir.spi} and Jackson.
 */
package dev.weir.engine.json;
