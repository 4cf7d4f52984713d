package dev.weir.local.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A member of a structure, or what a list or map holds.
 *
 * @param shape the name of its shape
 * @param location where it travels in HTTP: {@code uri}, {@code querystring}, {@code header}, {@code headers} (a prefix) or
 *     {@code statusCode}; empty means the body
 * @param wireName its name there, when it differs from the member's
 * @param namespace the XML namespace of its element
 */
public record Member(
        String shape,
        Optional<String> location,
        Optional<String> wireName,
        Optional<String> namespace,
        boolean flattened,
        boolean attribute,
        boolean streaming,
        Optional<String> timestampFormat) {
    public Member {
        requireNonNull(shape, "shape");
        requireNonNull(location, "location");
        requireNonNull(wireName, "wireName");
        requireNonNull(namespace, "namespace");
        requireNonNull(timestampFormat, "timestampFormat");
    }

    public boolean isIn(String place) {
        return location.filter(place::equals).isPresent();
    }
}
