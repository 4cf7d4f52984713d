/**
 * What services are made of: operations by name, answers cut into pages, and short forms for building trees. Imports Jackson
 * and the endpoint's contract types.
 */
package dev.weir.local.operation;
