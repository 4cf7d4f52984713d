/** Columns with parts, from a record of each schema language to a Parquet file and back through readers that are not ours. */
package dev.weir.etl.nested;
