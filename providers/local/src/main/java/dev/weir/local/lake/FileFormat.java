package dev.weir.local.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats of data files that can be read. */
public enum FileFormat {
    PARQUET,
    JSON,
    CSV;

    private static final byte[] PARQUET_MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    /** What a file is in, by its first bytes and its name; empty when it is none of these. */
    public static Optional<FileFormat> of(DataFile file) {
        byte[] start = start(file);
        String name = file.key().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        if (Arrays.equals(start, PARQUET_MAGIC)) {
            return Optional.of(PARQUET);
        }
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return Optional.of(CSV);
        }
        boolean json = name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson");
        return json || (start.length > 0 && start[0] == '{') ? Optional.of(JSON) : Optional.empty();
    }

    /** The classification that crawlers write into a table's parameters. */
    public String classification() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * A table function that reads files of this format.
     *
     * @param options further arguments, each as {@code name = value}
     */
    public String reader(Collection<DataFile> files, String... options) {
        String paths = Quoting.texts(files.stream().map(DataFile::location).toList());
        String own = this == JSON ? ", format = 'newline_delimited'" : "";
        String further = Arrays.stream(options).map(option -> ", " + option).collect(Collectors.joining());
        return "read_%s(%s%s%s)".formatted(classification(), paths, own, further);
    }

    private static byte[] start(DataFile file) {
        try (InputStream in = Files.newInputStream(file.path())) {
            return in.readNBytes(PARQUET_MAGIC.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
