package dev.weir.contract.protobuf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Random files of three messages, one of them nested, an enum and a service, and small changes to them. */
final class RandomProtos {
    private static final List<String> TYPES = List.of(
            "int32",
            "int64",
            "uint32",
            "uint64",
            "sint32",
            "sint64",
            "fixed32",
            "sfixed32",
            "fixed64",
            "sfixed64",
            "float",
            "double",
            "bool",
            "string",
            "bytes",
            "E",
            "E",
            "B",
            "A.N",
            "google.protobuf.Timestamp",
            "map<string, int32>",
            "map<int32, B>",
            "map<string, E>",
            "map<int64, bytes>");
    /** Types that people put in each other's place, rightly or not. */
    private static final List<List<String>> FAMILIES = List.of(
            List.of("int32", "int64", "uint32", "uint64", "bool", "E"),
            List.of("sint32", "sint64", "int32"),
            List.of("fixed32", "sfixed32", "float"),
            List.of("fixed64", "sfixed64", "double"),
            List.of("string", "bytes", "B", "A.N"),
            List.of("map<string, int32>", "map<string, E>", "map<int64, bytes>", "B"));

    private static final List<String> CHOICES = List.of("choice", "other");

    private final Random random;

    /**
     * A file in parts.
     *
     * @param messages the fields of A, B and A.N by number
     * @param values the enum's numbers
     * @param reserved numbers that A gives up
     * @param methods of the service
     */
    record File(
            boolean proto3,
            String packageName,
            Map<String, Map<Integer, Field>> messages,
            List<Integer> values,
            List<Integer> reserved,
            int methods) {

        String text() {
            StringBuilder text = new StringBuilder("syntax = \"%s\";\n".formatted(proto3 ? "proto3" : "proto2"));
            text.append(packageName.isEmpty() ? "" : "package %s;\n".formatted(packageName))
                    .append("import \"google/protobuf/timestamp.proto\";\n");
            message(text, "A", "");
            message(text, "B", "");
            text.append("enum E {\n");
            values.forEach(value -> text.append("  V%d = %d;\n".formatted(value, value)));
            text.append("}\n");
            if (methods > 0) {
                text.append("service S {\n");
                for (int i = 0; i < methods; i++) {
                    text.append("  rpc Call%d (A) returns (B);\n".formatted(i));
                }
                text.append("}\n");
            }
            return text.toString();
        }

        private void message(StringBuilder text, String name, String scope) {
            Map<Integer, Field> fields = messages.get(scope + name);
            text.append("message ").append(name).append(" {\n");
            if (name.equals("A")) {
                message(text, "N", "A.");
                reserved.stream()
                        .filter(number -> !fields.containsKey(number))
                        .forEach(number -> text.append("  reserved %d;\n".formatted(number)));
            }
            fields.forEach((number, field) -> {
                if (field.oneOf().isEmpty()) {
                    text.append(field.text(number));
                }
            });
            for (String choice : CHOICES) {
                oneOf(text, choice, fields);
            }
            text.append("}\n");
        }

        private static void oneOf(StringBuilder text, String choice, Map<Integer, Field> fields) {
            StringBuilder inside = new StringBuilder();
            fields.forEach((number, field) -> inside.append(field.oneOf().equals(choice) ? field.text(number) : ""));
            text.append(inside.isEmpty() ? "" : "  oneof %s {\n%s  }\n".formatted(choice, inside));
        }
    }

    /** A field without its number; the label and the name of its oneof may be empty. */
    record Field(String label, String type, String name, String oneOf) {
        Field named(String other) {
            return new Field(label, type, other, oneOf);
        }

        private String text(int number) {
            return "  %s %s %s = %d;\n".formatted(label, type, name, number);
        }
    }

    RandomProtos(Random random) {
        this.random = random;
    }

    File file() {
        boolean proto3 = random.nextBoolean();
        Map<String, Map<Integer, Field>> messages =
                Map.of("A", fields(4, proto3), "B", fields(2, proto3), "A.N", fields(1, proto3));
        List<Integer> values = new ArrayList<>(List.of(0, 1, 2, 5).subList(0, 1 + random.nextInt(4)));
        List<Integer> reserved = random.nextInt(3) == 0 ? List.of(1 + random.nextInt(6)) : List.of();
        return new File(proto3, random.nextBoolean() ? "p" : "", messages, values, reserved, random.nextInt(3));
    }

    File changed(File file) {
        File changed = file;
        for (int i = random.nextInt(3); i >= 0; i--) {
            changed = changedOnce(changed);
        }
        return changed;
    }

    private File changedOnce(File file) {
        return switch (random.nextInt(12)) {
            case 0 -> with(file, file.messages(), changedValues(file.values()));
            case 1 -> reserving(file);
            case 2 ->
                new File(
                        file.proto3(),
                        file.packageName(),
                        file.messages(),
                        file.values(),
                        file.reserved(),
                        random.nextInt(3));
            default -> with(file, changedMessages(file), file.values());
        };
    }

    private static File with(File file, Map<String, Map<Integer, Field>> messages, List<Integer> values) {
        return new File(file.proto3(), file.packageName(), messages, values, file.reserved(), file.methods());
    }

    private File reserving(File file) {
        List<Integer> reserved = random.nextBoolean() ? List.of(1 + random.nextInt(6)) : List.of();
        return new File(file.proto3(), file.packageName(), file.messages(), file.values(), reserved, file.methods());
    }

    private List<Integer> changedValues(List<Integer> values) {
        List<Integer> changed = new ArrayList<>(values);
        if (changed.size() > 1 && random.nextBoolean()) {
            changed.remove(changed.size() - 1);
        } else {
            changed.add(changed.get(changed.size() - 1) + 1 + random.nextInt(3));
        }
        return changed;
    }

    private Map<String, Map<Integer, Field>> changedMessages(File file) {
        Map<String, Map<Integer, Field>> changed = new TreeMap<>(file.messages());
        String message = List.of("A", "A", "B", "A.N").get(random.nextInt(4));
        Map<Integer, Field> fields = new TreeMap<>(changed.get(message));
        change(fields, file.proto3());
        changed.put(message, fields);
        return changed;
    }

    private void change(Map<Integer, Field> fields, boolean proto3) {
        int number = 1 + random.nextInt(6);
        Field field = fields.get(number);
        if (field == null || random.nextInt(6) == 0) {
            Field fresh = field(number, proto3);
            boolean taken =
                    fields.values().stream().anyMatch(other -> other.name().equals(fresh.name()));
            fields.put(number, taken ? fresh.named("g" + number) : fresh);
            return;
        }
        switch (random.nextInt(6)) {
            case 0 -> fields.remove(number);
            case 1 ->
                fields.put(
                        number, labelled(relative(field.type()), field.label(), field.name(), field.oneOf(), proto3));
            case 2 -> fields.put(number, labelled(field.type(), label(proto3), field.name(), "", proto3));
            case 3 ->
                fields.put(number, labelled(field.type(), "", field.name(), CHOICES.get(random.nextInt(2)), proto3));
            case 4 -> fields.put(number, field.named("renamed" + number));
            default -> move(fields, number, field);
        }
    }

    private static void move(Map<Integer, Field> fields, int number, Field field) {
        if (!fields.containsKey(number + 6)) {
            fields.remove(number);
            fields.put(number + 6, field);
        }
    }

    private String relative(String type) {
        List<String> relatives = new ArrayList<>();
        FAMILIES.stream().filter(family -> family.contains(type)).forEach(relatives::addAll);
        return relatives.isEmpty()
                ? TYPES.get(random.nextInt(TYPES.size()))
                : relatives.get(random.nextInt(relatives.size()));
    }

    private Map<Integer, Field> fields(int count, boolean proto3) {
        Map<Integer, Field> fields = new TreeMap<>();
        for (int number = 1; number <= 1 + random.nextInt(count); number++) {
            fields.put(number, field(number, proto3));
        }
        return fields;
    }

    private Field field(int number, boolean proto3) {
        String type = TYPES.get(random.nextInt(TYPES.size()));
        boolean chosen = random.nextInt(4) == 0;
        String oneOf = chosen ? CHOICES.get(random.nextInt(2)) : "";
        return labelled(type, label(proto3), "f" + number, oneOf, proto3);
    }

    /** Maps and alternatives of a oneof have no label; all others of proto2 must have one. */
    private static Field labelled(String type, String label, String name, String oneOf, boolean proto3) {
        if (type.startsWith("map")) {
            return new Field("", type, name, "");
        }
        String kept = label.isEmpty() && !proto3 ? "optional" : label;
        return new Field(oneOf.isEmpty() ? kept : "", type, name, oneOf);
    }

    private String label(boolean proto3) {
        return switch (random.nextInt(3)) {
            case 0 -> "repeated";
            case 1 -> proto3 ? "" : "required";
            default -> "optional";
        };
    }
}
