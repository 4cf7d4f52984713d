package dev.weir.local.s3;

import dev.weir.local.s3.storage.ObjectVersion;
import java.util.Optional;

/** Conditional requests: what must hold of the object as it is. */
final class Conditions {
    private Conditions() {}

    /** Whether a write may go ahead, given the key's newest version. */
    static void forWrite(Request request, Optional<ObjectVersion> newest) {
        Optional<ObjectVersion> current = newest.filter(version -> !version.deleteMarker());
        Optional<String> noneMatch = request.text("IfNoneMatch");
        if (noneMatch.filter(etag -> !etag.equals("*")).isPresent()) {
            throw Errors.notImplemented();
        }
        if (noneMatch.isPresent() && current.isPresent()) {
            throw Errors.preconditionFailed();
        }
        Optional<String> match = request.text("IfMatch");
        if (match.isPresent() && !matches(match.get(), current.orElseThrow(Errors::noSuchKey))) {
            throw Errors.preconditionFailed();
        }
    }

    /**
     * Whether a write whose condition held when its body began to arrive may go ahead now.
     *
     * @param before the key's newest version then
     */
    static void stillForWrite(Request request, Optional<ObjectVersion> before, Optional<ObjectVersion> newest) {
        boolean conditional = request.text("IfMatch").isPresent()
                || request.text("IfNoneMatch").isPresent();
        boolean gone = before.filter(version -> !version.deleteMarker()).isPresent()
                && newest.filter(version -> !version.deleteMarker()).isEmpty();
        if (conditional && gone) {
            throw Errors.conflict();
        }
        forWrite(request, newest);
    }

    /** Whether a version may be read; {@code prefix} is {@code CopySource} for the source of a copy. */
    static void forRead(Request request, String prefix, ObjectVersion version) {
        Optional<String> match = request.text(prefix + "IfMatch");
        if (match.isPresent()
                ? !matches(match.get(), version)
                : changedSince(request, prefix + "IfUnmodifiedSince", version)) {
            throw Errors.preconditionFailed();
        }
        Optional<String> noneMatch = request.text(prefix + "IfNoneMatch");
        boolean same = noneMatch.isPresent()
                ? matches(noneMatch.get(), version)
                : request.input().has(prefix + "IfModifiedSince")
                        && !changedSince(request, prefix + "IfModifiedSince", version);
        if (same) {
            throw prefix.isEmpty()
                    ? Errors.notModified().withHeader("ETag", version.etag())
                    : Errors.preconditionFailed();
        }
    }

    /** Whether an object may be deleted: an etag, a time and a size may be asked for. */
    static void forDelete(Optional<String> match, Optional<ObjectVersion> current) {
        if (match.isPresent() && !matches(match.get(), current.orElseThrow(Errors::noSuchKey))) {
            throw Errors.preconditionFailed();
        }
    }

    private static boolean changedSince(Request request, String member, ObjectVersion version) {
        return request.input().has(member)
                && version.lastModified() > request.tree(member).asLong();
    }

    private static boolean matches(String etags, ObjectVersion version) {
        for (String etag : etags.split(",", -1)) {
            String bare = etag.strip().replace("\"", "");
            if (bare.equals("*") || bare.equals(version.etag().replace("\"", ""))) {
                return true;
            }
        }
        return false;
    }
}
