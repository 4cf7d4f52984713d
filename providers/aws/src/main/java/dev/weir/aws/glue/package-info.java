/**
 * Glue: registries and schemas, databases and tables of the Data Catalog, jobs and crawlers.
 *
 * <p>Short forms live in classes of their own: {@code TableForms} for a table's {@code stream}, {@code schema} and {@code
 * format}, {@code Pipelines} for a job's {@code pipeline}. What follows from one resource for another, such as the table over a job's
 * sink, comes from {@code dev.weir.aws.flow}.
 */
package dev.weir.aws.glue;
