/**
 * SQL as Athena understands it. A query gets a database of DuckDB's for itself ({@code QuerySession}), with the catalog's tables
 * as views over their files, the catalog's views, and macros for Trino's functions ({@code TrinoFunctions}); what differs in
 * form is rewritten token by token ({@code Spellings}, {@code Casts}, {@code DateArithmetic}, {@code Unnesting},
 * {@code DateFormats}). Definitions ({@code CREATE EXTERNAL TABLE}, {@code CREATE VIEW}, {@code MSCK REPAIR TABLE},
 * {@code SHOW}, {@code DESCRIBE} and their like) work on the catalog; {@code CREATE TABLE AS} and {@code INSERT INTO} write
 * files to the buckets. Any other statement fails and says so.
 */
package dev.weir.local.athena.sql;
