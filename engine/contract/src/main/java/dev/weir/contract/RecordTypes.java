package dev.weir.contract;

/**
 * From a schema definition to the type of its records.
 *
 * <table>
 * <caption>What becomes of what</caption>
 * <tr><th>JSON Schema</th><th>Avro</th><th>Protobuf</th><th>type</th></tr>
 * <tr><td>boolean</td><td>boolean</td><td>bool</td><td>BOOLEAN</td></tr>
 * <tr><td></td><td>int, time-millis</td><td>int32, sint32, sfixed32</td><td>INT</td></tr>
 * <tr><td>integer</td><td>long, time-micros</td><td>int64, sint64, sfixed64, uint32, fixed32</td><td>BIGINT</td></tr>
 * <tr><td></td><td></td><td>uint64, fixed64</td><td>decimal(20,0)</td></tr>
 * <tr><td></td><td>float</td><td>float</td><td>FLOAT</td></tr>
 * <tr><td>number</td><td>double</td><td>double</td><td>DOUBLE</td></tr>
 * <tr><td>string, whatever its format</td><td>string, enum, uuid</td><td>string, enum</td><td>STRING</td></tr>
 * <tr><td></td><td>bytes, fixed, duration</td><td>bytes</td><td>BINARY</td></tr>
 * <tr><td></td><td>decimal</td><td></td><td>decimal</td></tr>
 * <tr><td></td><td>date</td><td>google.type.Date</td><td>DATE</td></tr>
 * <tr><td></td><td>timestamp-micros</td><td></td><td>TIMESTAMP</td></tr>
 * <tr><td></td><td>timestamp-nanos</td><td>google.protobuf.Timestamp</td><td>Timestamp(NANOS)</td></tr>
 * <tr><td></td><td>timestamp-millis, local-timestamp-*</td><td></td><td>Timestamp</td></tr>
 * <tr><td>array</td><td>array</td><td>repeated</td><td>array</td></tr>
 * <tr><td>object with properties</td><td>record</td><td>message</td><td>struct</td></tr>
 * <tr><td>object without properties, with a schema for the rest</td><td>map</td><td>map</td><td>map</td></tr>
 * </table>
 *
 * <p>A field is nullable where a record may lack it or hold null: not {@code required} or with the type {@code null} in
 * JSON Schema, a union with null in Avro, a field with presence in Protobuf (wrapper types such as
 * {@code google.protobuf.Int64Value} are their nullable value). Elements of arrays and values of maps may be null by the same
 * rules, and never in Protobuf.
 *
 * <p>Avro's times of day are the numbers that they are written as, of milliseconds or microseconds after midnight: columns have
 * no such type.
 *
 * <p>Unions. JSON Schema: of objects, the struct of all their properties; integer and number, DOUBLE; anything else, and
 * any value whose schema leaves its type open, is a STRING that holds the value's JSON text (a JSON string holds itself).
 * Avro: int and long, BIGINT; float and double, DOUBLE; otherwise a struct of the nullable fields {@code member0},
 * {@code member1} and so on, the convention of Spark.
 *
 * <p>The record of a Protobuf file is its first message.
 */
public final class RecordTypes {
    private RecordTypes() {}

    /**
     * The type of the records that a definition describes.
     *
     * @throws SchemaException when the definition cannot be read, describes no record, or a type that contains itself
     */
    public static Type.Struct of(SchemaDefinition definition) {
        return switch (definition.format()) {
            case AVRO -> AvroRecordTypes.read(AvroText.read(definition.text()));
            case JSON -> JsonRecordTypes.read(JsonText.read(definition.text()));
            case PROTOBUF -> ProtobufRecordTypes.read(ProtobufText.read(definition.text()));
        };
    }
}
