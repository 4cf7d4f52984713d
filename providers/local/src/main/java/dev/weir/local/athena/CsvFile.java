package dev.weir.local.athena;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The file that Athena leaves at the output location: comma-separated, every value in quotes, a null as nothing at all; for
 * {@code SHOW} and its like plain text, with tabs.
 */
final class CsvFile implements AutoCloseable {
    private final Path path;
    private final boolean quoted;
    private final BufferedWriter writer;

    CsvFile(Path path, boolean quoted) throws IOException {
        this.path = path;
        this.quoted = quoted;
        this.writer = Files.newBufferedWriter(path);
    }

    Path path() {
        return path;
    }

    void row(List<String> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            writer.write(i == 0 ? "" : quoted ? "," : "\t");
            if (value != null) {
                writer.write(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
            }
        }
        writer.write('\n');
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
