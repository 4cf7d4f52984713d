package dev.weir.cli.generate;

import dev.weir.cli.generate.FakerFunctions.Function;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import net.datafaker.Faker;

/**
 * Names, addresses, companies and the like, from datafaker's word lists. The lists are loaded when a template first asks for
 * one of them.
 */
final class PeopleAndThings {
    private final Random random;
    private Faker faker;

    private PeopleAndThings(Random random) {
        this.random = random;
    }

    static Map<String, Function> over(Random random) {
        PeopleAndThings things = new PeopleAndThings(random);
        Map<String, Function> functions = new LinkedHashMap<>();
        things.people(functions);
        things.places(functions);
        things.internet(functions);
        things.trade(functions);
        things.words(functions);
        return functions;
    }

    private Faker faker() {
        if (faker == null) {
            faker = new Faker(Locale.ENGLISH, random);
        }
        return faker;
    }

    private static void plain(Map<String, Function> into, String name, Supplier<String> value) {
        into.put(name, arguments -> value);
    }

    private void people(Map<String, Function> into) {
        plain(into, "name.firstName", () -> faker().name().firstName());
        plain(into, "name.lastName", () -> faker().name().lastName());
        plain(into, "name.findName", () -> faker().name().fullName());
        plain(into, "name.prefix", () -> faker().name().prefix());
        plain(into, "name.suffix", () -> faker().name().suffix());
        plain(into, "name.title", () -> faker().name().title());
        plain(into, "name.jobTitle", () -> faker().job().title());
        plain(into, "phone.phoneNumber", () -> faker().phoneNumber().phoneNumber());
    }

    private void places(Map<String, Function> into) {
        plain(into, "address.streetAddress", () -> faker().address().streetAddress());
        plain(into, "address.streetName", () -> faker().address().streetName());
        plain(into, "address.secondaryAddress", () -> faker().address().secondaryAddress());
        plain(into, "address.city", () -> faker().address().city());
        plain(into, "address.county", () -> faker().address().cityName());
        plain(into, "address.zipCode", () -> faker().address().zipCode());
        plain(into, "address.state", () -> faker().address().state());
        plain(into, "address.stateAbbr", () -> faker().address().stateAbbr());
        plain(into, "address.country", () -> faker().address().country());
        plain(into, "address.countryCode", () -> faker().address().countryCode());
        plain(into, "address.latitude", () -> faker().address().latitude());
        plain(into, "address.longitude", () -> faker().address().longitude());
    }

    private void internet(Map<String, Function> into) {
        plain(into, "internet.email", () -> faker().internet().emailAddress());
        plain(into, "internet.exampleEmail", () -> faker().internet().safeEmailAddress());
        plain(into, "internet.userName", () -> faker().credentials().username());
        plain(into, "internet.domainName", () -> faker().internet().domainName());
        plain(into, "internet.domainWord", () -> faker().internet().domainWord());
        plain(into, "internet.url", () -> "https://" + faker().internet().domainName());
        plain(into, "internet.protocol", () -> random.nextBoolean() ? "http" : "https");
        plain(into, "internet.ip", () -> faker().internet().ipV4Address());
        plain(into, "internet.ipv6", () -> faker().internet().ipV6Address());
        plain(into, "internet.mac", () -> faker().internet().macAddress());
        plain(into, "internet.userAgent", () -> faker().internet().userAgent());
        plain(into, "internet.password", () -> faker().credentials().password());
        plain(into, "internet.color", () -> faker().color().hex());
    }

    private void trade(Map<String, Function> into) {
        plain(into, "commerce.productName", () -> faker().commerce().productName());
        plain(into, "commerce.product", () -> faker().commerce().productName());
        plain(into, "commerce.department", () -> faker().commerce().department());
        plain(into, "commerce.productMaterial", () -> faker().commerce().material());
        plain(into, "commerce.color", () -> faker().color().name());
        plain(into, "commerce.price", () -> faker().commerce().price());
        plain(into, "company.companyName", () -> faker().company().name());
        plain(into, "company.catchPhrase", () -> faker().company().catchPhrase());
        plain(into, "company.bs", () -> faker().company().bs());
        plain(into, "finance.iban", () -> faker().finance().iban());
        plain(into, "finance.bic", () -> faker().finance().bic());
        plain(into, "finance.currencyCode", () -> faker().money().currencyCode());
        plain(into, "finance.account", () -> faker().number().digits(8));
        plain(into, "finance.amount", () -> faker().commerce().price(0, 1000));
    }

    private void words(Map<String, Function> into) {
        into.put("lorem.words", arguments -> {
            int count = arguments.count(arguments.first(), 3);
            return () -> String.join(" ", faker().lorem().words(count));
        });
        plain(into, "lorem.word", () -> faker().lorem().word());
        plain(into, "lorem.sentence", () -> faker().lorem().sentence());
        plain(into, "lorem.paragraph", () -> faker().lorem().paragraph());
        plain(into, "random.word", () -> faker().lorem().word());
        plain(into, "random.words", () -> String.join(" ", faker().lorem().words(3)));
        plain(into, "hacker.noun", () -> faker().hacker().noun());
        plain(into, "hacker.verb", () -> faker().hacker().verb());
        plain(into, "hacker.adjective", () -> faker().hacker().adjective());
        plain(
                into,
                "hacker.phrase",
                () -> faker().hacker().verb() + " the " + faker().hacker().adjective() + " "
                        + faker().hacker().noun());
    }
}
