/**
 * Glue's crawlers. {@code StartCrawler} really reads the files of its S3 targets and writes tables and partitions to the
 * catalog as the service does: column types from Parquet, JSON lines or CSV, partition keys from folders, the policies for
 * changes and deletions honoured. Targets other than S3 are kept, and fail a crawl; schedules are kept and never fire.
 */
package dev.weir.local.glue.crawlers;
