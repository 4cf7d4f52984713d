package dev.weir.contract.protobuf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Random files of two messages and one enum, and small changes to them. */
final class RandomProtos {
    private static final List<String> TYPES = List.of(
            "int32",
            "int64",
            "uint32",
            "sint32",
            "sint64",
            "fixed32",
            "sfixed32",
            "fixed64",
            "float",
            "double",
            "bool",
            "string",
            "bytes",
            "E",
            "B",
            "map<string, int32>",
            "map<int32, B>");

    private final Random random;
    private final boolean proto3;

    /** A file in parts: the fields of A and B by number, as written without the number, and the enum's values. */
    record File(boolean proto3, Map<Integer, String> a, Map<Integer, String> b, int values) {
        String text() {
            StringBuilder text = new StringBuilder("syntax = \"%s\";\n".formatted(proto3 ? "proto3" : "proto2"));
            message(text, "A", a);
            message(text, "B", b);
            text.append("enum E {\n");
            for (int i = 0; i < values; i++) {
                text.append("  V%d = %d;\n".formatted(i, i));
            }
            return text.append("}\n").toString();
        }

        private static void message(StringBuilder text, String name, Map<Integer, String> fields) {
            text.append("message ").append(name).append(" {\n");
            fields.forEach((number, field) -> {
                if (!field.startsWith("oneof ")) {
                    text.append("  %s = %d;\n".formatted(field, number));
                }
            });
            text.append(oneOf(fields)).append("}\n");
        }

        private static String oneOf(Map<Integer, String> fields) {
            StringBuilder inside = new StringBuilder();
            fields.forEach((number, field) -> {
                if (field.startsWith("oneof ")) {
                    inside.append("    %s = %d;\n".formatted(field.substring("oneof ".length()), number));
                }
            });
            return inside.isEmpty() ? "" : "  oneof choice {\n" + inside + "  }\n";
        }
    }

    RandomProtos(Random random) {
        this.random = random;
        this.proto3 = random.nextBoolean();
    }

    File file() {
        return new File(proto3, fields(4), fields(2), 1 + random.nextInt(3));
    }

    File changed(File file) {
        Map<Integer, String> a = new TreeMap<>(file.a());
        Map<Integer, String> b = new TreeMap<>(file.b());
        int values = file.values();
        for (int i = random.nextInt(2); i >= 0; i--) {
            switch (random.nextInt(6)) {
                case 0 -> values = 1 + random.nextInt(3);
                case 1 -> change(b);
                default -> change(a);
            }
        }
        return new File(proto3, a, b, values);
    }

    private void change(Map<Integer, String> fields) {
        int number = 1 + random.nextInt(6);
        if (random.nextInt(4) == 0) {
            fields.remove(number);
        } else {
            fields.put(number, field(number));
        }
    }

    private Map<Integer, String> fields(int count) {
        Map<Integer, String> fields = new TreeMap<>();
        for (int number : new ArrayList<>(List.of(1, 2, 3, 4, 5)).subList(0, 1 + random.nextInt(count))) {
            fields.put(number, field(number));
        }
        return fields;
    }

    private String field(int number) {
        String type = TYPES.get(random.nextInt(TYPES.size()));
        String name = type + " f" + number;
        if (type.startsWith("map")) {
            return name;
        }
        return switch (random.nextInt(4)) {
            case 0 -> "repeated " + name;
            case 1 -> "oneof " + name;
            case 2 -> proto3 ? name : "required " + name;
            default -> "optional " + name;
        };
    }
}
