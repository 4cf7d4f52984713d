/**
 * JSON records under a JSON Schema. A schema is compiled into a tree of {@link dev.weir.etl.json.Shape}s, which
 * {@link dev.weir.etl.json.RecordReader} follows over a record's bytes: it parses, checks and fills a row in one pass, without
 * building a tree. Keywords that the compiler does not know make the whole schema fall back to json-schema-validator on a tree,
 * which is also the oracle of the tests: both give the same verdict.
 *
 * <p>Strict beyond JSON Schema: a member that comes twice, bytes that are no UTF-8, an unpaired surrogate, text after the
 * value, more than 200 levels and numbers of more than 1,000 characters are refused.
 *
 * <p>Imports {@code dev.weir.etl.row}, Jackson and json-schema-validator.
 */
package dev.weir.etl.json;
