package dev.weir.local.s3;

import dev.weir.local.Reply;
import java.io.IOException;

/** What one operation does. */
@FunctionalInterface
interface Operation {
    Reply apply(Request request) throws IOException;
}
