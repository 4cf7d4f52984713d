package dev.weir.spec.yaml;

import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Tells plain scalars from quoted ones, and leaves what they mean to {@link Scalars}: SnakeYAML's own rules are those of YAML
 * 1.1, where {@code no} is false and {@code 12:30} a number.
 */
final class JsonTypes extends Resolver {
    static final Tag PLAIN = new Tag("weir:plain");

    @Override
    protected void addImplicitResolvers() {
        // None: they are regular expressions, and of the wrong version.
    }

    @Override
    public Tag resolve(NodeId kind, String value, boolean implicit) {
        return switch (kind) {
            case scalar -> implicit ? PLAIN : Tag.STR;
            case sequence -> Tag.SEQ;
            case mapping -> Tag.MAP;
            case anchor -> throw new IllegalArgumentException("an anchor has no tag");
        };
    }
}
