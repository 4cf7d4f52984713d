package dev.weir.spec;

import dev.weir.spec.yaml.Located;
import java.util.List;
import java.util.Optional;

/**
 * What the files of a stack say, by top-level key.
 *
 * @param resources each at its own place, below its kind
 */
record Sections(
        Optional<Located> stack,
        Optional<Located> ephemeral,
        Optional<Located> aws,
        Optional<Located> tags,
        List<Located> variables,
        List<Located> resources,
        List<Located> outputs) {}
