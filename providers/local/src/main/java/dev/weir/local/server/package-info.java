/**
 * The front door: {@code LocalAws} opens a data directory, binds a loopback port and hands each request to the service and
 * the protocol it is for. Imports every other package of this module; none imports it.
 */
package dev.weir.local.server;
