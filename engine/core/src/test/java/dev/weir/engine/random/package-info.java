/** Rules that hold for every stack, every failure and every moment at which a run is killed. */
package dev.weir.engine.random;
