package dev.weir.contract.protobuf;

import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.TypeElement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names that a file declares, and what a name means inside a scope: innermost first, as the language has it. */
final class ProtoNames {
    private final Map<String, ProtoType.Named.Kind> declared = new HashMap<>();
    private final boolean imports;

    ProtoNames(ProtoFileElement file) {
        this.imports = !file.getImports().isEmpty()
                || !file.getPublicImports().isEmpty()
                || !file.getWeakImports().isEmpty();
        declare(file.getPackageName() == null ? "" : file.getPackageName(), file.getTypes());
    }

    static String join(String scope, String name) {
        return scope.isEmpty() ? name : scope + "." + name;
    }

    private void declare(String scope, List<TypeElement> types) {
        for (TypeElement type : types) {
            String name = join(scope, type.getName());
            var kind = type instanceof EnumElement ? ProtoType.Named.Kind.ENUM : ProtoType.Named.Kind.MESSAGE;
            if (declared.put(name, kind) != null) {
                throw new IllegalArgumentException("the type %s is declared twice".formatted(name));
            }
            declare(name, type.getNestedTypes());
        }
    }

    ProtoType type(String scope, String text) {
        if (text.startsWith("map<") && text.endsWith(">")) {
            return map(scope, text.substring("map<".length(), text.length() - 1));
        }
        return ProtoType.Scalar.of(text).orElseGet(() -> named(scope, text));
    }

    private ProtoType map(String scope, String arguments) {
        int comma = arguments.indexOf(',');
        String key = comma < 0 ? arguments : arguments.substring(0, comma).strip();
        ProtoType keyType = ProtoType.Scalar.of(key)
                .orElseThrow(() -> new IllegalArgumentException("'%s' cannot be the key of a map".formatted(key)));
        return new ProtoType.MapOf(
                (ProtoType.Scalar) keyType,
                type(scope, arguments.substring(comma + 1).strip()));
    }

    private ProtoType named(String scope, String text) {
        if (text.startsWith(".")) {
            return resolved(text.substring(1)).orElseGet(() -> imported(scope, text.substring(1)));
        }
        for (String within = scope; ; within = parent(within)) {
            Optional<ProtoType> found = resolved(join(within, text));
            if (found.isPresent()) {
                return found.get();
            }
            if (within.isEmpty()) {
                return imported(scope, text);
            }
        }
    }

    private static String parent(String scope) {
        return scope.substring(0, Math.max(0, scope.lastIndexOf('.')));
    }

    private Optional<ProtoType> resolved(String name) {
        return Optional.ofNullable(declared.get(name)).map(kind -> new ProtoType.Named(name, kind));
    }

    private ProtoType imported(String scope, String name) {
        if (!imports) {
            throw new IllegalArgumentException(
                    "%s: the type '%s' is neither declared nor imported".formatted(scope, name));
        }
        return new ProtoType.Named(name, ProtoType.Named.Kind.IMPORTED);
    }
}
