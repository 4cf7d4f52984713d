package dev.weir.local.glue.crawlers;

import dev.weir.local.lake.DataFile;
import dev.weir.local.lake.FileFormat;
import dev.weir.local.lake.S3Location;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Groups the files of a target into tables. Files right in the target, or in folders that look like partitions
 * ({@code key=value}, or digits only), make up one table named after the target; every other folder at the top is a table
 * of its own. Further folders are partition keys: named by {@code key=value}, else {@code partition_0}, {@code partition_1}
 * and so on. Where formats or folder structures differ within a table, the most frequent wins.
 */
final class TableFinder {
    private TableFinder() {}

    /** A file, and the folders between it and its table's location. */
    private record Placed(DataFile file, List<String> folders, FileFormat format) {
        List<String> keys() {
            List<String> keys = new ArrayList<>();
            for (int i = 0; i < folders.size(); i++) {
                int equals = folders.get(i).indexOf('=');
                keys.add(equals > 0 ? folders.get(i).substring(0, equals).toLowerCase(Locale.ROOT) : "partition_" + i);
            }
            return keys;
        }

        List<String> values() {
            return folders.stream()
                    .map(folder ->
                            folder.indexOf('=') > 0 ? decoded(folder.substring(folder.indexOf('=') + 1)) : folder)
                    .toList();
        }
    }

    /**
     * What was found.
     *
     * @param unknown files in a format that cannot be read
     */
    record Found(List<FoundTable> tables, List<DataFile> unknown) {}

    static Found in(S3Location target, List<DataFile> files) {
        Map<String, List<Placed>> byTable = new TreeMap<>();
        List<DataFile> unknown = new ArrayList<>();
        for (DataFile file : files) {
            Optional<FileFormat> format = FileFormat.of(file);
            if (format.isEmpty()) {
                unknown.add(file);
            } else {
                place(target, file, format.get(), byTable);
            }
        }
        return new Found(
                byTable.entrySet().stream()
                        .map(entry -> table(target.below(entry.getKey()), entry.getValue()))
                        .toList(),
                unknown);
    }

    private static void place(S3Location target, DataFile file, FileFormat format, Map<String, List<Placed>> byTable) {
        List<String> path =
                List.of(file.key().substring(target.prefix().length()).split("/", -1));
        List<String> folders = path.subList(0, path.size() - 1);
        boolean ownTable = !folders.isEmpty() && !folders.getFirst().matches(".+=.*|\\d+");
        byTable.computeIfAbsent(ownTable ? folders.getFirst() : "", name -> new ArrayList<>())
                .add(new Placed(file, ownTable ? folders.subList(1, folders.size()) : folders, format));
    }

    private static FoundTable table(S3Location location, List<Placed> placed) {
        FileFormat format = mostFrequent(placed.stream().map(Placed::format).toList());
        List<String> keys = mostFrequent(placed.stream()
                .filter(file -> file.format() == format)
                .map(Placed::keys)
                .toList());
        Map<Boolean, List<Placed>> fitting = placed.stream()
                .collect(Collectors.partitioningBy(
                        file -> file.format() == format && file.keys().equals(keys)));
        Map<List<String>, String> partitions = new LinkedHashMap<>();
        for (Placed file : fitting.get(true)) {
            partitions.putIfAbsent(file.values(), String.join("/", file.folders()));
        }
        return new FoundTable(location, format, keys, partitions, files(fitting.get(true)), files(fitting.get(false)));
    }

    private static List<DataFile> files(List<Placed> placed) {
        return placed.stream().map(Placed::file).toList();
    }

    private static <T> T mostFrequent(List<T> values) {
        Map<T, Long> counts = values.stream()
                .collect(Collectors.groupingBy(value -> value, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
    }

    /** Hive escapes what a path cannot hold as percent and two digits; a plus sign stands for itself. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return value;
        }
    }
}
