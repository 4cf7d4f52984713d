package dev.weir.aws.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An answer's body, read while it arrives. A pause that is too long fails as a connection does that is cut. */
final class ArrivingBody extends InputStream implements BodySubscriber<InputStream> {
    /** What comes after the last bytes: nothing, or why there are no more. */
    private record Piece(List<ByteBuffer> bytes, Throwable failure, boolean isLast) {}

    private final Duration longestPause;
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscribed = new CompletableFuture<>();
    private Piece current = new Piece(List.of(), null, false);
    private int next;

    ArrivingBody(Duration longestPause) {
        this.longestPause = longestPause;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        if (!subscribed.complete(subscription)) {
            subscription.cancel();
            return;
        }
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        pieces.add(new Piece(bytes, null, false));
    }

    @Override
    public void onError(Throwable failure) {
        pieces.add(new Piece(List.of(), failure, true));
    }

    @Override
    public void onComplete() {
        pieces.add(new Piece(List.of(), null, true));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        ByteBuffer bytes = arrived();
        if (bytes == null) {
            return -1;
        }
        int count = Math.min(length, bytes.remaining());
        bytes.get(target, offset, count);
        return count;
    }

    /** Bytes that were not read yet, once there are any; null at the end. */
    private ByteBuffer arrived() throws IOException {
        while (true) {
            for (; next < current.bytes().size(); next++) {
                if (current.bytes().get(next).hasRemaining()) {
                    return current.bytes().get(next);
                }
            }
            if (current.failure() != null) {
                throw new IOException(current.failure().getMessage(), current.failure());
            }
            if (current.isLast()) {
                return null;
            }
            advance();
        }
    }

    private void advance() throws IOException {
        try {
            Piece piece = pieces.poll();
            if (piece == null) {
                piece = pieces.poll(longestPause.toMillis(), TimeUnit.MILLISECONDS);
            }
            if (piece == null) {
                throw new SocketTimeoutException("The answer stopped for " + longestPause.toSeconds() + " seconds");
            }
            current = piece;
            next = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("Interrupted while reading an answer").initCause(e);
        }
        if (!current.isLast()) {
            subscribed.join().request(1);
        }
    }

    @Override
    public void close() {
        if (!current.isLast()) {
            CompletableFuture<Void> unused = subscribed.thenAccept(Flow.Subscription::cancel);
            current = new Piece(List.of(), new IOException("The answer is closed"), true);
        }
    }
}
