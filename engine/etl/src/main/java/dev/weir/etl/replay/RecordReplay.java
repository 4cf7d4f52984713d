package dev.weir.etl.replay;

import dev.weir.contract.Cast;
import dev.weir.contract.Casts;
import dev.weir.contract.GlueTypes;
import dev.weir.contract.Mapping;
import dev.weir.contract.RecordTypes;
import dev.weir.contract.SchemaDefinition;
import dev.weir.contract.SchemaException;
import dev.weir.contract.SourcePath;
import dev.weir.contract.Type;
import dev.weir.etl.decode.ProposedSchema;
import dev.weir.etl.decode.RecordDecoder;
import dev.weir.etl.row.Rejection;
import dev.weir.etl.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Decodes and maps records under a proposal. Each record is read once more with its own types where a cast may change values, so
 * that a change can be told from a value that only looks different. Holds no records; one thread's.
 */
public final class RecordReplay {
    private static final Outcome MAPPED = new Outcome.Mapped();
    private static final Outcome FILTERED = new Outcome.Filtered();

    private final Row row;
    private final RecordDecoder decoder;
    private final List<ColumnTally> tallies;
    private final Optional<SourceValues> sources;
    private long mapped;

    /**
     * Makes a proposal ready.
     *
     * @param registry finds the versions that frames name; it throws a {@link Rejection} where it cannot
     * @throws SchemaException when the definition cannot be read, or a source in Avro or Protobuf leads nowhere
     */
    public RecordReplay(Proposal proposal, Function<UUID, SchemaDefinition> registry) {
        List<Mapping.Column> columns = proposal.mapping().columns();
        this.row = new Row(columns);
        this.decoder = new RecordDecoder(
                new ProposedSchema(proposal.schema(), proposal.mapping(), proposal.filter(), registry), row);
        this.tallies = columns.stream().map(ColumnTally::new).toList();
        this.sources = sources(proposal, registry);
    }

    /** Reads the columns whose cast may change a value as what they are; there is nothing to read when there are none. */
    private static Optional<SourceValues> sources(Proposal proposal, Function<UUID, SchemaDefinition> registry) {
        List<Mapping.Column> own = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        List<Mapping.Column> columns = proposal.mapping().columns();
        for (int column = 0; column < columns.size(); column++) {
            Mapping.Column each = columns.get(column);
            Optional<Type> type = sourceType(proposal.schema(), each.source());
            if (type.isPresent() && Casts.between(type.get(), each.type()).category() != Cast.Category.SAFE) {
                own.add(new Mapping.Column(each.source(), each.target(), GlueTypes.column(type.get())));
                places.add(column);
            }
        }
        Proposal wide = new Proposal(proposal.schema(), new Mapping(own), Optional.empty());
        return own.isEmpty() ? Optional.empty() : Optional.of(new SourceValues(wide, registry, places));
    }

    private static Optional<Type> sourceType(SchemaDefinition schema, String path) {
        try {
            return SourcePath.follow(RecordTypes.of(schema), path).type();
        } catch (SchemaException recursive) {
            return Optional.empty();
        }
    }

    /** Decodes and maps one record. */
    public Outcome add(byte[] data) {
        try {
            if (!decoder.decode(data)) {
                return FILTERED;
            }
        } catch (Rejection rejection) {
            return new Outcome.Failed(rejection.getMessage());
        }
        mapped++;
        Optional<List<Object>> own = sources.flatMap(values -> values.of(data));
        for (int column = 0; column < tallies.size(); column++) {
            int place = own.isEmpty() ? -1 : sources.orElseThrow().places().indexOf(column);
            if (place < 0) {
                tallies.get(column).add(row.cell(column));
            } else {
                tallies.get(column).add(row.cell(column), own.get().get(place));
            }
        }
        return MAPPED;
    }

    /** How many records would be written. */
    public long mapped() {
        return mapped;
    }

    /** The columns, in the order of the mapping. */
    public List<ColumnReport> columns() {
        return tallies.stream().map(ColumnTally::report).toList();
    }
}
