package dev.weir.spec;

import dev.weir.spec.yaml.Located;

/** One declared output. */
record Output(String name, Located value, boolean sensitive) {}
