package dev.weir.cli.generate;

import static dev.weir.cli.generate.WordLists.plain;

import dev.weir.cli.generate.FakerFunctions.Arguments;
import dev.weir.cli.generate.FakerFunctions.Function;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** {@code name.*}, {@code phone.*} and {@code address.*}. */
final class PeopleFunctions {
    private final WordLists words;
    private final Map<String, Function> functions = new LinkedHashMap<>();

    private PeopleFunctions(WordLists words) {
        this.words = words;
    }

    static Map<String, Function> over(WordLists words) {
        PeopleFunctions people = new PeopleFunctions(words);
        people.names();
        people.phones();
        people.addresses();
        return people.functions;
    }

    private void names() {
        plain(functions, "name.firstName", () -> words.faker().name().firstName());
        plain(functions, "name.lastName", () -> words.faker().name().lastName());
        plain(functions, "name.findName", () -> words.faker().name().fullName());
        plain(functions, "name.prefix", () -> words.faker().name().prefix());
        plain(functions, "name.suffix", () -> words.faker().name().suffix());
        plain(functions, "name.title", () -> words.faker().name().title());
        plain(functions, "name.gender", () -> words.faker().gender().binaryTypes());
        plain(functions, "name.jobTitle", () -> words.faker().job().title());
        plain(functions, "name.jobArea", () -> words.faker().job().field());
        plain(functions, "name.jobDescriptor", () -> words.faker().job().seniority());
        plain(functions, "name.jobType", () -> words.faker().job().position());
    }

    private void phones() {
        functions.put("phone.phoneNumber", this::phoneNumber);
        plain(functions, "phone.phoneNumberFormat", () -> Symbols.digits("!##-!##-####", '#', words.random()));
        plain(functions, "phone.phoneFormats", () -> words.oneOf("!##-!##-####", "(!##) !##-####", "1-!##-!##-####"));
    }

    /** {@code ()}, {@code ("###-###-####")}. */
    private Supplier<String> phoneNumber(Arguments arguments) {
        if (arguments.first().isMissingNode()) {
            return () -> words.faker().phoneNumber().phoneNumber();
        }
        String format = arguments.text(arguments.first(), "the format", "");
        return () -> Symbols.digits(format, '#', words.random());
    }

    private void addresses() {
        functions.put("address.zipCode", this::zipCode);
        plain(functions, "address.streetAddress", () -> words.faker().address().streetAddress());
        plain(functions, "address.streetName", () -> words.faker().address().streetName());
        plain(functions, "address.streetSuffix", () -> words.faker().address().streetSuffix());
        plain(functions, "address.streetPrefix", () -> words.faker().address().streetPrefix());
        plain(functions, "address.secondaryAddress", () -> words.faker()
                .address()
                .secondaryAddress());
        plain(functions, "address.city", () -> words.faker().address().city());
        plain(functions, "address.cityPrefix", () -> words.faker().address().cityPrefix());
        plain(functions, "address.citySuffix", () -> words.faker().address().citySuffix());
        plain(functions, "address.county", () -> words.faker().address().cityName());
        plain(functions, "address.state", () -> words.faker().address().state());
        plain(functions, "address.stateAbbr", () -> words.faker().address().stateAbbr());
        plain(functions, "address.country", () -> words.faker().address().country());
        plain(functions, "address.countryCode", () -> words.faker().address().countryCode());
        plain(functions, "address.latitude", () -> words.faker().address().latitude());
        plain(functions, "address.longitude", () -> words.faker().address().longitude());
    }

    /** {@code ()}, {@code ("#####-####")}. */
    private Supplier<String> zipCode(Arguments arguments) {
        if (arguments.first().isMissingNode()) {
            return () -> words.faker().address().zipCode();
        }
        String format = arguments.text(arguments.first(), "the format", "");
        return () -> Symbols.digits(format, '#', words.random());
    }
}
