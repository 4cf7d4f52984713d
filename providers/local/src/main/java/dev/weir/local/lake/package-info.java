/**
 * The buckets as a lake of data files, for crawlers and Athena: which files lie under a location, what format they are in, what
 * types their columns have, and SQL over them. The SQL engine is DuckDB in this process; its native library is loaded with
 * the first query, and it reads nothing but the buckets' directories.
 */
package dev.weir.local.lake;
