package dev.weir.cli.generate;

import static dev.weir.cli.generate.WordLists.plain;

import dev.weir.cli.generate.FakerFunctions.Function;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code internet.*}, {@code system.*}, {@code database.*}, {@code hacker.*} and {@code image.*}. */
final class ComputingFunctions {
    private final WordLists words;
    private final Map<String, Function> functions = new LinkedHashMap<>();

    private ComputingFunctions(WordLists words) {
        this.words = words;
    }

    static Map<String, Function> over(WordLists words) {
        ComputingFunctions computing = new ComputingFunctions(words);
        computing.internet();
        computing.system();
        computing.database();
        computing.hacker();
        return computing.functions;
    }

    private void internet() {
        plain(functions, "internet.email", () -> words.faker().internet().emailAddress());
        plain(functions, "internet.exampleEmail", () -> words.faker().internet().safeEmailAddress());
        plain(functions, "internet.userName", () -> words.faker().credentials().username());
        plain(functions, "internet.password", () -> words.faker().credentials().password());
        plain(functions, "internet.domainName", () -> words.faker().internet().domainName());
        plain(functions, "internet.domainSuffix", () -> words.faker().internet().domainSuffix());
        plain(functions, "internet.domainWord", () -> words.faker().internet().domainWord());
        plain(functions, "internet.protocol", () -> words.oneOf("http", "https"));
        plain(
                functions,
                "internet.url",
                () -> "https://" + words.faker().internet().domainName());
        plain(functions, "internet.avatar", this::picture);
        plain(functions, "internet.ip", () -> words.faker().internet().ipV4Address());
        plain(functions, "internet.ipv6", () -> words.faker().internet().ipV6Address());
        plain(functions, "internet.mac", () -> words.faker().internet().macAddress());
        plain(functions, "internet.userAgent", () -> words.faker().internet().userAgent());
        plain(functions, "internet.color", () -> words.faker().color().hex());
        for (String image : new String[] {"image.image", "image.imageUrl", "image.avatar", "random.image"}) {
            plain(functions, image, this::picture);
        }
    }

    private String picture() {
        return "https://" + words.faker().internet().domainName() + "/"
                + words.faker().internet().slug() + ".png";
    }

    private void system() {
        plain(functions, "system.fileName", () -> words.faker().file().fileName("", null, null, ""));
        plain(functions, "system.commonFileName", () -> words.faker().file().fileName("", null, null, ""));
        plain(functions, "system.mimeType", () -> words.faker().file().mimeType());
        plain(functions, "system.fileExt", () -> words.faker().file().extension());
        plain(functions, "system.commonFileExt", () -> words.faker().file().extension());
        plain(functions, "system.fileType", this::fileType);
        plain(functions, "system.commonFileType", this::fileType);
        plain(functions, "system.semver", () -> number(10) + "." + number(10) + "." + number(10));
    }

    private String fileType() {
        return words.oneOf("video", "audio", "image", "text", "application");
    }

    private int number(int bound) {
        return words.random().nextInt(bound);
    }

    private void database() {
        plain(
                functions,
                "database.column",
                () -> words.oneOf(
                        "id", "name", "email", "status", "group", "title", "createdAt", "updatedAt", "token"));
        plain(
                functions,
                "database.type",
                () -> words.oneOf("int", "varchar", "text", "date", "datetime", "decimal", "double", "bigint", "blob"));
        plain(
                functions,
                "database.collation",
                () -> words.oneOf("utf8_unicode_ci", "utf8_general_ci", "utf8_bin", "ascii_bin", "ascii_general_ci"));
        plain(
                functions,
                "database.engine",
                () -> words.oneOf("InnoDB", "MyISAM", "MEMORY", "CSV", "BLACKHOLE", "ARCHIVE"));
    }

    private void hacker() {
        plain(functions, "hacker.abbreviation", () -> words.faker().hacker().abbreviation());
        plain(functions, "hacker.noun", () -> words.faker().hacker().noun());
        plain(functions, "hacker.verb", () -> words.faker().hacker().verb());
        plain(functions, "hacker.ingverb", () -> words.faker().hacker().ingverb());
        plain(functions, "hacker.adjective", () -> words.faker().hacker().adjective());
        plain(
                functions,
                "hacker.phrase",
                () -> words.faker().hacker().verb() + " the "
                        + words.faker().hacker().adjective() + " "
                        + words.faker().hacker().noun());
    }
}
