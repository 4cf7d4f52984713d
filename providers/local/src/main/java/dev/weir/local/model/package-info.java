/**
 * Service models: operations and the shapes of what they take and return, read from reduced forms of AWS's published models,
 * and the check of an input against them. Imports {@code dev.weir.local} for its exception only.
 */
package dev.weir.local.model;
