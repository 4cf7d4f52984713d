/**
 * Glue: registries and schemas, databases and tables of the Data Catalog, jobs and crawlers.
 *
 * <p>Short forms live in classes of their own: {@code TableForms} for a table's {@code stream}, {@code schema} and {@code
 * format}, {@code Pipelines} for a job's {@code pipeline}.
 */
package dev.weir.aws.glue;
