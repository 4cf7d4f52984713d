package dev.weir.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.spec.expression.Fault;
import dev.weir.spec.expression.FaultException;
import dev.weir.spec.schema.SchemaTree;
import dev.weir.spec.source.Pointers;
import dev.weir.spec.source.SourceText;
import dev.weir.spi.KindSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Values of the form <code>{file: path}</code>, where a kind's schema allows them. */
final class FileValues {
    static final String FILE = "file";
    private static final long LARGEST_TEXT = 4 << 20;
    private static final int BUFFER = 1 << 16;

    private final Path directory;
    private final Map<Address, Map<String, SourceText>> texts = new ConcurrentHashMap<>();
    private final Set<Path> inputs = ConcurrentHashMap.newKeySet();

    /** @param directory that relative paths start from */
    FileValues(Path directory) {
        this.directory = directory;
    }

    /** The files that were read. */
    Set<Path> inputs() {
        return inputs;
    }

    /** Keeps a text for showing mistakes in it. */
    void remember(Address address, String pointer, SourceText text) {
        texts.computeIfAbsent(address, ignored -> new ConcurrentHashMap<>()).put(pointer, text);
    }

    /** The texts that stand for values of a resource, by pointer. */
    Map<String, SourceText> textsOf(Address address) {
        return texts.getOrDefault(address, Map.of());
    }

    /** All texts that stand for values. */
    List<SourceText> texts() {
        return texts.values().stream().flatMap(files -> files.values().stream()).toList();
    }

    /** Whether this value stands for a file. */
    static boolean isFile(SchemaTree tree, JsonNode value) {
        return value.isObject()
                && value.size() == 1
                && value.has(FILE)
                && KindSchema.annotations(tree.schema()).has(FILE);
    }

    /** The pointers of all values that stand for files. */
    static Set<String> pointers(SchemaTree tree, JsonNode value) {
        Set<String> pointers = new HashSet<>();
        collect(tree, value, Pointers.ROOT, pointers);
        return pointers;
    }

    private static void collect(SchemaTree tree, JsonNode value, String pointer, Set<String> into) {
        if (isFile(tree, value)) {
            into.add(pointer);
            return;
        }
        value.properties()
                .forEach(member -> collect(
                        tree.member(member.getKey()),
                        member.getValue(),
                        Pointers.member(pointer, member.getKey()),
                        into));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            collect(tree.element(), value.get(i), Pointers.element(pointer, i), into);
        }
    }

    /**
     * What the file stands for.
     *
     * @throws FaultException when it cannot be read
     */
    JsonNode read(SchemaTree tree, JsonNode path) throws FaultException {
        if (!path.isTextual()) {
            throw fault("Wrong type", "'file' must be the path of a file.");
        }
        boolean text = KindSchema.annotations(tree.schema()).path(FILE).asText().equals("text");
        try {
            Path file = directory.resolve(path.textValue());
            if (!Files.isRegularFile(file)) {
                throw Files.exists(file)
                        ? fault("Not a regular file", "'%s' is not a regular file.".formatted(path.textValue()))
                        : fault("No such file", "There is no file '%s' in %s.".formatted(path.textValue(), directory));
            }
            if (!file.toRealPath().startsWith(directory.toRealPath())) {
                throw fault(
                        "File outside the stack",
                        "'%s' leads out of the stack's folder, and what a stack reads stays in it, links included. Copy the file into the folder."
                                .formatted(path.textValue()));
            }
            inputs.add(file);
            return text ? text(file) : digest(file);
        } catch (CharacterCodingException malformed) {
            throw fault("File is not UTF-8", "'%s' holds bytes that are not UTF-8.".formatted(path.textValue()));
        } catch (InvalidPathException | IOException unreadable) {
            throw fault("File cannot be read", unreadable.getMessage() + ".");
        }
    }

    private static JsonNode text(Path file) throws IOException, FaultException {
        if (Files.size(file) > LARGEST_TEXT) {
            throw fault("File too large", "A file that is part of a spec may have at most 4 MiB.");
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        return TextNode.valueOf(
                StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    }

    private static JsonNode digest(Path file) throws IOException {
        ObjectNode digest = JsonNodeFactory.instance.objectNode();
        digest.put(FILE, file.toAbsolutePath().normalize().toString());
        digest.put("sha256", sha256(file));
        return digest.put("size", Files.size(file));
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static FaultException fault(String summary, String detail) {
        return new FaultException(new Fault(0, 0, summary, detail));
    }
}
