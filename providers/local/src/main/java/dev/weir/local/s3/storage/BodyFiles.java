package dev.weir.local.s3.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bodies of one bucket: current versions in the mirrored tree, older ones in a flat directory. Bodies are moved and linked
 * as whole files and never written in place. Used under the bucket's lock.
 */
final class BodyFiles {
    private final Path tree;
    private final Path older;
    private final Path staging;

    BodyFiles(Path tree, Path older, Path staging) {
        this.tree = tree;
        this.older = older;
        this.staging = staging;
    }

    Path tree() {
        return tree;
    }

    Path staged(String name) {
        return staging.resolve(name);
    }

    /** Where the body of a key's current version lies, or would. */
    Path current(String key) {
        Path apart = tree.resolve(KeyPath.setApart(key));
        return Files.isRegularFile(apart) ? apart : tree.resolve(KeyPath.plain(key));
    }

    /** Where the body of an older version lies. */
    Path older(ObjectVersion version) {
        return older.resolve(digest(version.key()) + "." + version.versionId());
    }

    /** Keeps the current body as that of an older version, without taking it away yet. */
    void keep(ObjectVersion version) throws IOException {
        Path kept = older(version);
        Files.createDirectories(older);
        if (!Files.exists(kept)) {
            link(current(version.key()), kept);
        }
    }

    /** Moves a file into the tree as the current body of a key, in one step. */
    void install(Path body, String key) throws IOException {
        Path target = room(key);
        Files.move(body, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        // Two names of one file: the move does nothing at all.
        Files.deleteIfExists(body);
    }

    /** Takes the current body of a key out of the tree, and the directories that are empty without it. */
    void removeCurrent(String key) throws IOException {
        Path file = current(key);
        if (Files.isRegularFile(file) && isOf(file, key)) {
            Files.delete(file);
            removeEmptyDirectories(file.getParent());
        }
    }

    void removeOlder(ObjectVersion version) throws IOException {
        Files.deleteIfExists(older(version));
    }

    /** Another name for a file, or a copy where the disk has no links. */
    static void link(Path existing, Path name) throws IOException {
        try {
            Files.createLink(name, existing);
        } catch (UnsupportedOperationException e) {
            Files.copy(existing, name);
        }
    }

    private Path room(String key) throws IOException {
        Path plain = tree.resolve(KeyPath.plain(key));
        makeDirectories(plain.getParent());
        Path apart = tree.resolve(KeyPath.setApart(key));
        boolean taken = Files.isDirectory(plain) || (Files.exists(plain) && !isOf(plain, key));
        if (!taken && !Files.exists(apart)) {
            return plain;
        }
        makeDirectories(apart.getParent());
        return apart;
    }

    private void makeDirectories(Path directory) throws IOException {
        for (Path below = tree; !below.equals(directory); ) {
            below = below.resolve(directory.getName(below.getNameCount()));
            if (Files.isRegularFile(below)) {
                setApart(below);
            }
            createDirectory(below);
        }
    }

    private static void createDirectory(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    /** An object that was first gives its path to the prefix of the same name. */
    private void setApart(Path file) throws IOException {
        Path apart = tree.resolve(KeyPath.setApart(keyOf(file)));
        makeDirectories(apart.getParent());
        Files.move(file, apart, StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean isOf(Path file, String key) throws IOException {
        return keyOf(file).equals(key);
    }

    /** On a disk that ignores case the file's own spelling counts. */
    private String keyOf(Path file) throws IOException {
        Path root = tree.toRealPath(LinkOption.NOFOLLOW_LINKS);
        return KeyPath.key(root.relativize(file.toRealPath(LinkOption.NOFOLLOW_LINKS)));
    }

    private void removeEmptyDirectories(Path from) throws IOException {
        try {
            for (Path directory = from; !directory.equals(tree); directory = directory.getParent()) {
                Files.delete(directory);
            }
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            return;
        }
    }

    private static String digest(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
