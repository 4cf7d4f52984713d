package dev.weir.local.model;

import java.util.Optional;

/**
 * An operation of a service.
 *
 * @param uri path and query, with {@code {Member}} and {@code {Member+}} as labels
 * @param status of success
 * @param inputElement the root of an XML request
 * @param resultWrapper the element around an output in the query protocol
 */
public record Operation(
        String name,
        String method,
        String uri,
        int status,
        Optional<String> input,
        Optional<String> output,
        Optional<String> inputElement,
        Optional<String> resultWrapper) {}
