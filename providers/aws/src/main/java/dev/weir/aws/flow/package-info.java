/**
 * Which data flow from which resource to which, of what type, and where that cannot work: from a schema through the tables that refer
 * to it and the jobs that read these, to the files that jobs write and the tables and crawlers that read them.
 *
 * <p>{@code Catalog} answers what a table or a schema is, whether it is declared, live or unknown; {@code Pipeline} and {@code
 * TableView} read the properties of jobs and tables in their short forms and in the API's. Each {@code ...Check} looks at one sort of
 * resource and tells its {@code Findings}. {@code Dependents} goes the other way, from a schema to whoever its change concerns.
 *
 * <p>{@code Fields} and {@code SinkTable} are for the kinds of Glue: the mapping of a whole record, and the table over a sink.
 *
 * <p>All of it is pure, and asks neither the SDK nor a client, so that it costs {@code weir validate} little. Properties may have any
 * shape, because a stack is also checked while parts of it are wrong: what is not there is not judged.
 */
package dev.weir.aws.flow;
