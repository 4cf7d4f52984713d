package dev.weir.etl.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.etl.PipelineSpec;
import dev.weir.etl.PipelineSpecs;
import java.util.Random;
import java.util.UUID;

/** Records of the ventilator example, about 180 bytes each. */
final class Ventilators {
    static final String SCHEMA = """
            {"$schema":"http://json-schema.org/draft-07/schema#","title":"Ventilator","type":"object","properties":{
              "ventilatorid":{"type":"integer"},"eventtime":{"type":"string"},"serialnumber":{"type":"string"},
              "pressurecontrol":{"type":"integer","minimum":0},"o2stats":{"type":"integer","minimum":0},
              "minutevolume":{"type":"integer","minimum":0},"manufacturer":{"type":"string"}},
             "required":["ventilatorid","eventtime"]}""";

    static final String PIPELINE = """
            {"formatVersion":"1.0","job":"ventilator-metrics",
             "source":{"stream":"ventilators","registry":"demo","schema":"ventilator","version":1,
                       "startingPosition":"TRIM_HORIZON"},
             "window":"100s",
             "mapping":[{"source":"ventilatorid","target":"ventilatorid","type":"long"},
                        {"source":"eventtime","target":"eventtime","type":"timestamp"},
                        {"source":"serialnumber","target":"serialnumber","type":"string"},
                        {"source":"pressurecontrol","target":"pressurecontrol","type":"long"},
                        {"source":"o2stats","target":"o2stats","type":"long"},
                        {"source":"minutevolume","target":"minutevolume","type":"long"},
                        {"source":"manufacturer","target":"manufacturer","type":"string"}],
             "sink":{"path":"s3://lake/ventilator_metrics/","partitionBy":"ingestHour","compression":"zstd",
                     "compressionLevel":1,"rejects":"s3://lake/_weir/ventilators/rejects/"},
             "checkpoint":"s3://lake/_weir/ventilators/state.json"}""";

    private static final String[] MAKERS = {"3M", "GE", "Vyaire", "Getinge"};

    private final Random random = new Random(42);

    static PipelineSpec spec() {
        return PipelineSpecs.parse(PIPELINE);
    }

    byte[] next() {
        return """
                {"ventilatorid":%d,"eventtime":"2026-11-22T10:%02d:%02d","serialnumber":"%s","pressurecontrol":%d,\
                "o2stats":%d,"minutevolume":%d,"manufacturer":"%s"}""".formatted(
                        random.nextInt(100),
                        random.nextInt(60),
                        random.nextInt(60),
                        new UUID(random.nextLong(), random.nextLong()),
                        5 + random.nextInt(26),
                        92 + random.nextInt(7),
                        5 + random.nextInt(4),
                        MAKERS[random.nextInt(MAKERS.length)])
                .getBytes(UTF_8);
    }
}
