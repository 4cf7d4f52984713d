package dev.weir.local.server;

import dev.weir.local.Service;
import dev.weir.local.model.ServiceModel;
import dev.weir.local.protocol.Protocol;

/** A service with its model and protocols, which are read when the first request for it comes. */
final class Endpoint {
    private final Service service;
    private ServiceModel model;
    private Protocol plain;
    private Protocol cbor;

    Endpoint(Service service) {
        this.service = service;
    }

    Service service() {
        return service;
    }

    synchronized Protocol protocol(boolean binary) {
        if (model == null) {
            model = ServiceModel.load(service.model());
            plain = Protocol.of(model, false);
            cbor = Protocol.of(model, true);
        }
        return binary ? cbor : plain;
    }
}
