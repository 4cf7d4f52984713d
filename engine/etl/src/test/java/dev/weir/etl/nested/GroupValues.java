package dev.weir.etl.nested;

import dev.weir.contract.Type;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/** The first column of a file, as parquet-java reads it. */
final class GroupValues {
    private GroupValues() {}

    static List<Object> read(Path file, Type type) throws IOException {
        List<Object> values = new ArrayList<>();
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                RecordReader<Group> records = new ColumnIOFactory()
                        .getColumnIO(schema)
                        .getRecordReader(pages, new GroupRecordConverter(schema));
                for (long row = 0; row < pages.getRowCount(); row++) {
                    values.add(field(records.read(), 0, 0, type));
                }
            }
        }
        return values;
    }

    private static Object field(Group group, int field, int index, Type type) {
        if (group.getFieldRepetitionCount(field) == 0) {
            return null;
        }
        if (type instanceof Type.Primitive || type instanceof Type.Decimal) {
            return leaf(group, field, index, type);
        }
        Group value = group.getGroup(field, index);
        if (type instanceof Type.Array array) {
            List<Object> elements = new ArrayList<>();
            for (int each = 0; each < value.getFieldRepetitionCount(0); each++) {
                elements.add(field(value.getGroup(0, each), 0, 0, array.element()));
            }
            return elements;
        }
        if (type instanceof Type.Map map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            for (int each = 0; each < value.getFieldRepetitionCount(0); each++) {
                Group entry = value.getGroup(0, each);
                entries.put(field(entry, 0, 0, map.key()), field(entry, 1, 0, map.value()));
            }
            return entries;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Type.Field each : ((Type.Struct) type).fields()) {
            fields.put(each.name(), field(value, fields.size(), 0, each.type()));
        }
        return fields;
    }

    private static Object leaf(Group group, int field, int index, Type type) {
        if (type instanceof Type.Decimal decimal) {
            BigInteger unscaled = decimal.precision() <= 18
                    ? BigInteger.valueOf(group.getLong(field, index))
                    : new BigInteger(group.getBinary(field, index).getBytes());
            return new BigDecimal(unscaled, decimal.scale());
        }
        return switch ((Type.Primitive) type) {
            case BOOLEAN -> group.getBoolean(field, index);
            case TINYINT -> (byte) group.getInteger(field, index);
            case SMALLINT -> (short) group.getInteger(field, index);
            case INT -> group.getInteger(field, index);
            case BIGINT -> group.getLong(field, index);
            case FLOAT -> group.getFloat(field, index);
            case DOUBLE -> group.getDouble(field, index);
            case STRING -> group.getString(field, index);
            case BINARY -> group.getBinary(field, index).getBytes();
            case DATE -> LocalDate.ofEpochDay(group.getInteger(field, index));
            case TIMESTAMP -> Instant.EPOCH.plus(group.getLong(field, index), ChronoUnit.MICROS);
        };
    }
}
