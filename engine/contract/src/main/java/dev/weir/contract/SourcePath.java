package dev.weir.contract;

import java.util.Optional;

/**
 * Where the source of a mapping's column leads: through structs by field name and through maps by key. A name that holds
 * dots itself is found first.
 *
 * @param type what stands there; empty when nothing does
 * @param problem why nothing does
 */
public record SourcePath(Optional<Type> type, String problem) {

    /** Follows a path, its names joined by dots, from a type of records. */
    public static SourcePath follow(Type type, String path) {
        if (type instanceof Type.Map map) {
            return map.key() == Type.Primitive.STRING ? mapValue(map, path) : lost(path, type);
        }
        if (!(type instanceof Type.Struct struct)) {
            return lost(path, type);
        }
        Optional<Type.Field> whole = struct.field(path);
        if (whole.isPresent()) {
            return new SourcePath(Optional.of(whole.get().type()), "");
        }
        int dot = path.indexOf('.');
        Optional<Type.Field> first = dot < 0 ? Optional.empty() : struct.field(path.substring(0, dot));
        return first.map(field -> follow(field.type(), path.substring(dot + 1)))
                .orElseGet(() -> unknown(struct, dot < 0 ? path : path.substring(0, dot)));
    }

    private static SourcePath mapValue(Type.Map map, String path) {
        int dot = path.indexOf('.');
        return dot < 0 || !(map.value() instanceof Type.Struct)
                ? new SourcePath(Optional.of(map.value()), "")
                : follow(map.value(), path.substring(dot + 1));
    }

    private static SourcePath lost(String path, Type type) {
        return new SourcePath(
                Optional.empty(),
                "There is no '%s' inside a value of type %s.".formatted(path, GlueTypes.render(type)));
    }

    private static SourcePath unknown(Type.Struct struct, String name) {
        String hint = NearestName.of(
                        name, struct.fields().stream().map(Type.Field::name).toList())
                .map(" Did you mean '%s'?"::formatted)
                .orElse("");
        return new SourcePath(Optional.empty(), "The source has no field '%s'.%s".formatted(name, hint));
    }
}
