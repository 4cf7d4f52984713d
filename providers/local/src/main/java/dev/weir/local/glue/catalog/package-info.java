/**
 * The Glue Data Catalog: databases, tables with their versions, and partitions. A table that refers to a schema of the registry
 * and lists no columns is read with the columns of that schema.
 */
package dev.weir.local.glue.catalog;
