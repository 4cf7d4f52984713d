package dev.weir.contract.protobuf;

/** Services: whoever calls must find what is called. */
record ProtoServiceRules(ProtoStep step) {

    void check() {
        for (ProtoService service : step.writer().services().values()) {
            ProtoService reader = step.reader().services().get(step.readerName(service.fullName()));
            if (reader == null) {
                step.breaks(
                        service.fullName(),
                        step.rule("service-removed", "service-added"),
                        "service",
                        "",
                        "the service '%s' is on one side only; keep services, and add them under BACKWARD."
                                .formatted(service.fullName()));
            } else {
                service.methods().values().forEach(method -> method(service, method, reader));
            }
        }
    }

    private void method(ProtoService service, ProtoService.Method writer, ProtoService reader) {
        String path = service.fullName() + "." + writer.name();
        ProtoService.Method other = reader.methods().get(writer.name());
        if (other == null) {
            step.breaks(
                    path,
                    step.rule("method-removed", "method-added"),
                    writer.text(),
                    "",
                    "the method '%s' is on one side only; keep methods, and add them under BACKWARD.".formatted(path));
        } else if (!signature(writer).equals(other.text())) {
            step.breaks(
                    path,
                    "method-changed",
                    writer.text(),
                    other.text(),
                    "the method '%s' takes or returns something else; add a new method instead.".formatted(path));
        }
    }

    private String signature(ProtoService.Method writer) {
        return new ProtoService.Method(
                        writer.name(),
                        step.readerName(writer.request()),
                        step.readerName(writer.response()),
                        writer.requestStreams(),
                        writer.responseStreams())
                .text();
    }
}
