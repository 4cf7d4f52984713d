/**
 * Answers in the spelling of AWS, which often is not the one that a request had: defaults filled in, lists reordered, policies
 * rewritten. Imports Jackson and the endpoint's contract types.
 */
package dev.weir.local.spelling;
