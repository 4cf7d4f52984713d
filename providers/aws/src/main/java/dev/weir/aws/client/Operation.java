package dev.weir.aws.client;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;

/**
 * One API operation, found by its name in the SDK.
 *
 * @param name such as {@code kinesis:CreateStream}
 * @param builder makes a blank request
 * @param response makes a blank response
 * @param method of the service's client, taking a request; empty for an operation that carries a body besides
 */
record Operation(
        String name, AwsService service, MethodHandle builder, MethodHandle response, Optional<MethodHandle> method) {
    private static final Map<String, Operation> KNOWN = new ConcurrentHashMap<>();

    static Operation named(String name) {
        return KNOWN.computeIfAbsent(name, Operation::find);
    }

    private static Operation find(String name) {
        int colon = name.indexOf(':');
        AwsService service = AwsService.of(name.substring(0, colon));
        String action = name.substring(colon + 1);
        try {
            Class<?> request = service.model(action + "Request");
            Class<?> response = service.model(action + "Response");
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            return new Operation(
                    name,
                    service,
                    blank(lookup, request),
                    blank(lookup, response),
                    method(lookup, service.client(), action, MethodType.methodType(response, request)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("the AWS SDK has no operation " + name, e);
        }
    }

    private static Optional<MethodHandle> method(
            MethodHandles.Lookup lookup, Class<?> client, String action, MethodType type)
            throws IllegalAccessException {
        String name = action.substring(0, 1).toLowerCase(Locale.ROOT) + action.substring(1);
        try {
            return Optional.of(lookup.findVirtual(client, name, type));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    private static MethodHandle blank(MethodHandles.Lookup lookup, Class<?> type) throws ReflectiveOperationException {
        return lookup.unreflect(type.getMethod("builder"));
    }

    SdkPojo request() {
        return blank(builder);
    }

    SdkPojo blankResponse() {
        return blank(response);
    }

    private static SdkPojo blank(MethodHandle factory) {
        try {
            return (SdkPojo) factory.invoke();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Calls the service. Throws what the SDK throws. */
    SdkPojo invoke(SdkClient client, Object request) {
        try {
            return (SdkPojo) method.orElseThrow(() -> new IllegalArgumentException(name + " carries a body"))
                    .invoke(client, request);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
