/** STS: who am I, and temporary credentials, which any request accepts. Imports {@code dev.weir.local}. */
package dev.weir.local.sts;
