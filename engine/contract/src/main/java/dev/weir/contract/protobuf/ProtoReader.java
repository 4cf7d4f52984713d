package dev.weir.contract.protobuf;

import com.squareup.wire.Syntax;
import com.squareup.wire.schema.Field;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.OneOfElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ReservedElement;
import com.squareup.wire.schema.internal.parser.RpcElement;
import com.squareup.wire.schema.internal.parser.ServiceElement;
import com.squareup.wire.schema.internal.parser.TypeElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kotlin.ranges.IntRange;

/** From the parser's elements to the resolved model. */
final class ProtoReader {
    private static final int MAX_NUMBER = 536_870_911;

    private final ProtoFileElement file;
    private final boolean proto3;
    private final ProtoNames names;
    private final Map<String, ProtoMessage> messages = new LinkedHashMap<>();
    private final Map<String, ProtoEnum> enums = new LinkedHashMap<>();

    ProtoReader(ProtoFileElement file) {
        this.file = file;
        this.proto3 = file.getSyntax() == Syntax.PROTO_3;
        this.names = new ProtoNames(file);
    }

    ProtoSchema read() {
        if (!file.getExtendDeclarations().isEmpty()) {
            throw new IllegalArgumentException("the registry knows no extensions: remove the 'extend' declarations");
        }
        String packageName = file.getPackageName() == null ? "" : file.getPackageName();
        declare(packageName, file.getTypes());
        return new ProtoSchema(packageName, proto3, messages, enums, services(packageName));
    }

    private void declare(String scope, List<TypeElement> types) {
        for (TypeElement type : types) {
            String name = ProtoNames.join(scope, type.getName());
            if (type instanceof MessageElement message) {
                messages.put(name, message(name, message));
                declare(name, message.getNestedTypes());
            } else if (type instanceof EnumElement element) {
                enums.put(name, enumeration(name, element));
            }
        }
    }

    private ProtoMessage message(String name, MessageElement element) {
        if (!element.getGroups().isEmpty()
                || !element.getExtensions().isEmpty()
                || !element.getExtendDeclarations().isEmpty()) {
            throw new IllegalArgumentException(
                    "message %s: the registry knows neither groups nor extensions".formatted(name));
        }
        List<ProtoField> fields = new ArrayList<>();
        element.getFields().forEach(field -> fields.add(field(name, field, Optional.empty())));
        for (OneOfElement oneOf : element.getOneOfs()) {
            if (!oneOf.getGroups().isEmpty()) {
                throw new IllegalArgumentException("message %s: the registry knows no groups".formatted(name));
            }
            oneOf.getFields().forEach(field -> fields.add(field(name, field, Optional.of(oneOf.getName()))));
        }
        return new ProtoMessage(name, numbered(name, fields), reserved(element.getReserveds()));
    }

    private static Map<Integer, ProtoField> numbered(String message, List<ProtoField> fields) {
        Map<Integer, ProtoField> numbered = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (ProtoField field : fields) {
            if (field.number() < 1 || field.number() > MAX_NUMBER) {
                throw new IllegalArgumentException("%s.%s: field numbers run from 1 to %d, not %d"
                        .formatted(message, field.name(), MAX_NUMBER, field.number()));
            }
            if (numbered.put(field.number(), field) != null || !seen.add(field.name())) {
                throw new IllegalArgumentException("%s.%s: its name or its number %d is used twice"
                        .formatted(message, field.name(), field.number()));
            }
        }
        return numbered;
    }

    private ProtoField field(String scope, FieldElement element, Optional<String> oneOf) {
        ProtoType type = names.type(scope, element.getType());
        return new ProtoField(
                element.getName(), element.getTag(), label(element), type, oneOf, element.getDocumentation());
    }

    private ProtoField.Label label(FieldElement element) {
        if (element.getLabel() == Field.Label.REPEATED) {
            return ProtoField.Label.REPEATED;
        }
        if (element.getLabel() == Field.Label.REQUIRED) {
            return ProtoField.Label.REQUIRED;
        }
        return proto3 && element.getLabel() == null ? ProtoField.Label.IMPLICIT : ProtoField.Label.OPTIONAL;
    }

    private static ProtoEnum enumeration(String name, EnumElement element) {
        Map<String, Integer> constants = new LinkedHashMap<>();
        element.getConstants().forEach(constant -> constants.put(constant.getName(), constant.getTag()));
        return new ProtoEnum(name, constants, reserved(element.getReserveds()));
    }

    private static ProtoReserved reserved(List<ReservedElement> elements) {
        Set<String> reservedNames = new HashSet<>();
        List<ProtoReserved.Range> ranges = new ArrayList<>();
        for (ReservedElement element : elements) {
            for (Object value : element.getValues()) {
                if (value instanceof IntRange range) {
                    ranges.add(new ProtoReserved.Range(range.getFirst(), range.getLast()));
                } else if (value instanceof Integer number) {
                    ranges.add(new ProtoReserved.Range(number, number));
                } else {
                    reservedNames.add(String.valueOf(value));
                }
            }
        }
        return new ProtoReserved(reservedNames, ranges);
    }

    private Map<String, ProtoService> services(String scope) {
        Map<String, ProtoService> services = new LinkedHashMap<>();
        for (ServiceElement element : file.getServices()) {
            Map<String, ProtoService.Method> methods = new LinkedHashMap<>();
            element.getRpcs().forEach(rpc -> methods.put(rpc.getName(), method(scope, rpc)));
            String name = ProtoNames.join(scope, element.getName());
            services.put(name, new ProtoService(name, methods));
        }
        return services;
    }

    private ProtoService.Method method(String scope, RpcElement rpc) {
        return new ProtoService.Method(
                rpc.getName(),
                names.type(scope, rpc.getRequestType()).text(),
                names.type(scope, rpc.getResponseType()).text(),
                rpc.getRequestStreaming(),
                rpc.getResponseStreaming());
    }
}
