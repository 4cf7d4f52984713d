/**
 * AWS Glue: {@code registry}, {@code catalog}, {@code jobs} and {@code crawlers} each hold one part of it; here they become one
 * service.
 */
package dev.weir.local.glue;
