package dev.weir.etl.replay;

import dev.weir.contract.Mapping;
import dev.weir.contract.SchemaDefinition;
import dev.weir.etl.decode.ProposedSchema;
import dev.weir.etl.decode.RecordDecoder;
import dev.weir.etl.row.Rejection;
import dev.weir.etl.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Values of records as the types that their schema gives them, before a mapping casts them. */
final class SourceValues {
    private final List<Mapping.Column> columns;
    private final List<Integer> places;
    private final Row row;
    private final RecordDecoder decoder;

    /**
     * Nothing read yet.
     *
     * @param places where these columns stand in the mapping
     */
    SourceValues(Proposal proposal, Function<UUID, SchemaDefinition> registry, List<Integer> places) {
        this.columns = proposal.mapping().columns();
        this.places = List.copyOf(places);
        this.row = new Row(columns);
        this.decoder = new RecordDecoder(
                new ProposedSchema(proposal.schema(), proposal.mapping(), Optional.empty(), registry), row);
    }

    List<Integer> places() {
        return places;
    }

    /** A record's values, null for what is absent; empty when the schema's own types cannot hold them. */
    Optional<List<Object>> of(byte[] record) {
        try {
            decoder.decode(record);
        } catch (Rejection tooWide) {
            return Optional.empty();
        }
        List<Object> values = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            values.add(CellValues.of(row.cell(column), columns.get(column).type()));
        }
        return Optional.of(values);
    }
}
