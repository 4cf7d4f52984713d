package dev.weir.etl.run;

import dev.weir.etl.ObjectName;
import dev.weir.etl.parquet.Content;

/**
 * An object of a batch, not yet written.
 *
 * @param data whether it is a file of the sink, rather than one of rejects
 */
record StagedObject(ObjectName name, Content content, String contentType, boolean data) {}
