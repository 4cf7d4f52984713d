/**
 * The words that the checks of all schema languages share: in which direction data flows between two versions, and what
 * was found. Imports the JDK alone.
 */
package dev.weir.contract.evolution;
