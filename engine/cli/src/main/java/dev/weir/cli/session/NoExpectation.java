package dev.weir.cli.session;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Sends objects without asking first whether they are welcome. The SDK has clients of S3 wait for a "100 Continue" before each
 * body; the JDK's client loses an answer that comes right behind one, and then waits its whole timeout in silence.
 */
final class NoExpectation implements ExecutionInterceptor {
    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return context.httpRequest().toBuilder().removeHeader("Expect").build();
    }
}
