package dev.weir.cli.command;

import dev.weir.cli.session.Kinds;
import dev.weir.spec.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Options;

/**
 * Spells out {@code --accept-data-loss}, which may stand alone. The parser would take the word behind it for its value, also where
 * that is the stack's folder: only the address of a resource is meant as one.
 */
final class OptionalValues {
    private static final String OPTION = "--" + ConsentFlags.ACCEPT;

    private OptionalValues() {}

    static List<String> spelled(List<String> words, Options options) {
        boolean takesValue = options.hasLongOption(ConsentFlags.ACCEPT)
                && options.getOption(ConsentFlags.ACCEPT).hasArg();
        if (!takesValue || !words.contains(OPTION)) {
            return words;
        }
        List<String> spelled = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).equals(OPTION)) {
                spelled.add(words.get(i));
            } else if (i + 1 < words.size() && isAddress(words.get(i + 1))) {
                i++;
                spelled.add(OPTION + "=" + words.get(i));
            } else {
                spelled.add(OPTION + "=" + ConsentFlags.ALL);
            }
        }
        return spelled;
    }

    private static boolean isAddress(String word) {
        Optional<Address> address = Address.parse(word);
        return address.filter(one -> Kinds.schemasByName().containsKey(one.kind()))
                .isPresent();
    }
}
