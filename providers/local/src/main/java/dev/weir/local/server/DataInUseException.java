package dev.weir.local.server;

import java.io.IOException;

/** Another server has the data directory open. */
public final class DataInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    DataInUseException(String message) {
        super(message);
    }
}
