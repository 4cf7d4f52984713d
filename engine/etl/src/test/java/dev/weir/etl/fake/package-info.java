/** Stand-ins for the services, to break runs off at any of their calls and to shape streams at will. */
package dev.weir.etl.fake;
