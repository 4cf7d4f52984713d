package dev.weir.local.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.DirectService;
import dev.weir.local.DirectService.Encoding;
import dev.weir.local.Payload;
import dev.weir.local.Reply;
import dev.weir.local.Service;
import dev.weir.local.StreamingService;
import dev.weir.local.protocol.Call;
import dev.weir.local.protocol.JsonProtocol;
import dev.weir.local.protocol.Protocol;
import dev.weir.local.protocol.WireReply;
import dev.weir.local.protocol.WireRequest;
import dev.weir.local.spelling.Spelling;
import dev.weir.local.tagging.TaggingService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Takes each request to its service and the answer back, in the service's own protocol. */
final class FrontDoor implements HttpHandler {
    private static final System.Logger LOG = System.getLogger(FrontDoor.class.getName());

    private static final Pattern READING =
            Pattern.compile("(Get|List|Head|Describe|BatchGet|Check|Put(Record|Object$)).*");

    private final Router router;
    private final List<TaggingService> tagging;
    private final String account;
    private final byte[] note;
    private final Spelling spelling;
    private final DiskFailures failures;
    private volatile boolean closed;
    private final AtomicInteger underWay = new AtomicInteger();

    FrontDoor(List<Service> services, String account, byte[] note, Spelling spelling, DiskFailures failures) {
        this.failures = failures;
        this.router = new Router(services);
        this.tagging = services.stream()
                .filter(TaggingService.class::isInstance)
                .map(TaggingService.class::cast)
                .toList();
        this.account = account;
        this.note = note.clone();
        this.spelling = spelling;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        underWay.incrementAndGet();
        try (exchange) {
            if (closed) {
                // Not even begun, so that it can be made again, with the server that follows.
                return;
            }
            if (exchange.getRequestURI().getPath().equals(DataLock.NOTE_PATH)) {
                Exchanges.send(exchange, new WireReply(200, Map.of(), Payload.of(note)));
                return;
            }
            Exchanges.send(exchange, answer(Exchanges.request(exchange)));
        } finally {
            underWay.decrementAndGet();
        }
    }

    /** From now on requests find the connection closed. */
    void close() {
        closed = true;
    }

    boolean isIdle() {
        return underWay.get() == 0;
    }

    private WireReply answer(WireRequest request) throws IOException {
        Credentials credentials = Credentials.of(request);
        String requestId = requestId();
        Endpoint endpoint;
        try {
            endpoint = router.route(request, credentials);
        } catch (AwsException e) {
            return new WireReply(e.status(), Map.of("x-amzn-ErrorType", e.code()), Exchanges.error(e));
        }
        boolean cbor = request.header("content-type")
                .filter(type -> type.contains("cbor"))
                .isPresent();
        Protocol protocol = endpoint.protocol(cbor);
        try {
            return answer(endpoint.service(), protocol, request, credentials.caller(account), requestId);
        } catch (AwsException e) {
            return protocol.error(e, requestId);
        } catch (IOException | UncheckedIOException e) {
            return protocol.error(failures.of(endpoint.service(), requestId, e), requestId);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "Request " + requestId + " to " + endpoint.service().model() + " failed",
                    e);
            String code = endpoint.service().failureCode();
            return protocol.error(new AwsException(code, 500, "Internal failure: " + e), requestId);
        }
    }

    private WireReply answer(Service service, Protocol protocol, WireRequest request, Caller caller, String requestId)
            throws IOException {
        WireRequest read = request;
        if (service instanceof DirectService direct && protocol instanceof JsonProtocol json) {
            byte[] body = request.body().bytes();
            Encoding encoding = json.isCbor() ? Encoding.CBOR : Encoding.JSON;
            Optional<Payload> reply = direct.direct(json.operation(request).name(), encoding, body, caller);
            if (reply.isPresent()) {
                return json.encoded(reply.get(), requestId);
            }
            read = request.withBody(Payload.of(body));
        }
        Call call = protocol.read(read);
        protocol.check(call, service.validationCode());
        return protocol.write(call.operation(), spelled(service, call, caller), requestId);
    }

    private Reply observed(Service service, Call call, Caller caller) {
        if (READING.matcher(call.operation().name()).matches()) {
            return reply(service, call, caller);
        }
        tagging.forEach(index -> index.observe(caller));
        try {
            return reply(service, call, caller);
        } finally {
            tagging.forEach(index -> index.observe(caller));
        }
    }

    private Reply spelled(Service service, Call call, Caller caller) {
        Reply reply = observed(service, call, caller);
        ObjectNode output = spelling.of(service.model(), call.operation().name(), reply.output(), caller);
        return new Reply(reply.status(), reply.headers(), output, reply.body());
    }

    private static Reply reply(Service service, Call call, Caller caller) {
        String operation = call.operation().name();
        return service instanceof StreamingService streaming
                ? streaming.answer(operation, call.input(), call.body(), caller)
                : Reply.of(service.handle(operation, call.input(), caller));
    }

    /** Unique is enough, so it need not cost a secure random number. */
    private static String requestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
