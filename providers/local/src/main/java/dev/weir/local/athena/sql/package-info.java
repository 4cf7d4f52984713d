/**
 * SQL as Athena understands it. Queries go to DuckDB, with the catalog's tables as views over their files and with macros for
 * functions that Trino names differently: {@code approx_distinct}, {@code approx_percentile}, {@code arbitrary},
 * {@code date_add}, {@code date_format}, {@code date_parse}, {@code element_at}, {@code from_iso8601_date},
 * {@code from_iso8601_timestamp}, {@code from_unixtime}, {@code is_nan}, {@code json_extract_scalar}, {@code rand},
 * {@code regexp_like}, {@code sequence}, {@code to_hex}, {@code to_iso8601}, {@code to_unixtime}. Definitions
 * ({@code CREATE EXTERNAL TABLE}, {@code MSCK REPAIR TABLE}, {@code SHOW}, {@code DESCRIBE} and their like) work on the
 * catalog. Any other statement fails and says so.
 */
package dev.weir.local.athena.sql;
