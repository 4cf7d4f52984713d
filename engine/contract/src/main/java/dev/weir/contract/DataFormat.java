package dev.weir.contract;

/** A schema language, by the Glue Schema Registry's own name for it. */
public enum DataFormat {
    AVRO,
    JSON,
    PROTOBUF
}
