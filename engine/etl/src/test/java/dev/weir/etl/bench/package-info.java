/** Measurements with a main method, started by hand; they print and assert nothing. */
package dev.weir.etl.bench;
