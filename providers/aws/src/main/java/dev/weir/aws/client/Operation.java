package dev.weir.aws.client;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;

/**
 * One API operation, found by its name in the SDK.
 *
 * @param name such as {@code kinesis:CreateStream}
 * @param builder makes a blank request
 * @param response makes a blank response
 * @param method of the service's client, taking a request
 */
record Operation(String name, AwsService service, MethodHandle builder, MethodHandle response, MethodHandle method) {
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
            String method = action.substring(0, 1).toLowerCase(Locale.ROOT) + action.substring(1);
            return new Operation(
                    name,
                    service,
                    blank(lookup, request),
                    blank(lookup, response),
                    lookup.findVirtual(service.client(), method, MethodType.methodType(response, request)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("the AWS SDK has no operation " + name, e);
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
            return (SdkPojo) method.invoke(client, request);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
