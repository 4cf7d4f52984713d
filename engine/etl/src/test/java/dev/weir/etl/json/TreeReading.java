package dev.weir.etl.json;

import com.networknt.schema.Schema;
import dev.weir.etl.row.Rejection;
import java.io.IOException;

/** Validation on a tree, for comparison. */
public final class TreeReading {
    private final Schema schema;

    public TreeReading(String definition) throws IOException {
        schema = TreeValidation.schema(TreeValidation.tree(definition), Draft.DRAFT_07);
    }

    /** Parses and validates one record. */
    public void read(byte[] record) {
        try {
            TreeValidation.require(schema, TreeValidation.tree(record, 0, record.length), "record");
        } catch (IOException malformed) {
            throw new Rejection(String.valueOf(malformed.getMessage()));
        }
    }
}
