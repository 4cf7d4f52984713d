package dev.weir.etl.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import dev.weir.etl.row.Rejection;
import dev.weir.etl.row.Row;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads records into a row. Each thread has its own. */
public final class ProtoReader {
    private final ProtoSchemas schemas;
    private final Row row;
    private final String wanted;
    private final boolean indexed;
    private final Feeder feeder = new Feeder();

    /**
     * A reader for one row.
     *
     * @param equalTo what the filtered field must be equal to; without meaning when there is no filter
     * @param indexed whether the index of the message's type comes first, as it does in a registry's frame
     */
    public ProtoReader(ProtoSchemas schemas, Row row, String equalTo, boolean indexed) {
        this.schemas = schemas;
        this.row = row;
        this.wanted = equalTo;
        this.indexed = indexed;
    }

    /**
     * Reads one record. The row must be clear.
     *
     * @return whether the record passes the filter
     * @throws Rejection when it is not the encoding of the version's message
     */
    public boolean read(byte[] bytes, int from, int to) {
        Message record = decode(CodedInputStream.newInstance(bytes, from, to - from));
        List<FieldPath> paths = schemas.paths();
        for (int column = 0; column < paths.size(); column++) {
            FieldPath path = paths.get(column);
            Object value = path.in(record);
            if (value != null) {
                feeder.feed(value, path.type(), path.key() == null, row.cell(column));
            }
        }
        Optional<FieldPath> filter = schemas.filter();
        return filter.isEmpty() || passes(filter.get().in(record), filter.get());
    }

    private boolean passes(Object value, FieldPath filter) {
        return value != null
                && ProtoText.text(value, filter.type(), filter.key() == null).equals(wanted);
    }

    private Message decode(CodedInputStream in) {
        try {
            if (indexed) {
                requireRecord(in.readRawVarint32());
            }
            Message record = DynamicMessage.parseFrom(schemas.pinned().record(), in);
            if (!in.isAtEnd()) {
                throw new Rejection("not Protobuf: bytes are left over after the message");
            }
            return record;
        } catch (IOException damaged) {
            throw new Rejection("not Protobuf: " + damaged.getMessage());
        }
    }

    private void requireRecord(int index) {
        String wantedType = schemas.pinned().record().getFullName();
        Optional<Descriptor> type = schemas.writer().at(Integer.toUnsignedLong(index));
        if (type.isEmpty()) {
            throw new Rejection("names message type %s of a version that has %d"
                    .formatted(
                            Integer.toUnsignedString(index),
                            schemas.writer().indexed().size()));
        }
        if (!type.get().getFullName().equals(wantedType)) {
            throw new Rejection("holds a message %s; this pipeline reads %s"
                    .formatted(type.get().getFullName(), wantedType));
        }
    }
}
