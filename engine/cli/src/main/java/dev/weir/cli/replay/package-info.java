/**
 * Recorded records, from files and from streams, and what a proposal makes of them. Imports {@code dev.weir.etl},
 * {@code dev.weir.cli.terminal}, Jackson and the SDK's bytes.
 */
package dev.weir.cli.replay;
