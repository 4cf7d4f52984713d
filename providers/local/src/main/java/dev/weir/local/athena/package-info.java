/**
 * Amazon Athena: workgroups, named queries, prepared statements, query executions and their results. {@code sql} reads
 * statements and executes them, queries on DuckDB and definitions on the data catalog.
 */
package dev.weir.local.athena;
