package dev.weir.cli.generate;

import static dev.weir.cli.generate.WordLists.plain;

import dev.weir.cli.generate.FakerFunctions.Arguments;
import dev.weir.cli.generate.FakerFunctions.Function;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** {@code commerce.*}, {@code company.*} and {@code finance.*}. */
final class TradeFunctions {
    private static final String BASE_58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int MOST_DECIMALS = 9;

    private final WordLists words;
    private final Map<String, Function> functions = new LinkedHashMap<>();

    private TradeFunctions(WordLists words) {
        this.words = words;
    }

    static Map<String, Function> over(WordLists words) {
        TradeFunctions trade = new TradeFunctions(words);
        trade.commerce();
        trade.companies();
        trade.finance();
        return trade.functions;
    }

    private void commerce() {
        functions.put("commerce.price", arguments -> amount(arguments, 1));
        plain(functions, "commerce.productName", () -> words.faker().commerce().productName());
        plain(functions, "commerce.product", () -> last(words.faker().commerce().productName()));
        plain(
                functions,
                "commerce.productAdjective",
                () -> first(words.faker().commerce().productName()));
        plain(functions, "commerce.productMaterial", () -> words.faker()
                .commerce()
                .material());
        plain(functions, "commerce.department", () -> words.faker().commerce().department());
        plain(functions, "commerce.color", () -> words.faker().color().name());
    }

    private static String first(String phrase) {
        return phrase.substring(0, phrase.indexOf(' '));
    }

    private static String last(String phrase) {
        return phrase.substring(phrase.lastIndexOf(' ') + 1);
    }

    private void companies() {
        plain(functions, "company.companyName", () -> words.faker().company().name());
        plain(functions, "company.companySuffix", () -> words.faker().company().suffix());
        plain(functions, "company.catchPhrase", () -> words.faker().company().catchPhrase());
        plain(functions, "company.bs", () -> words.faker().company().bs());
        plain(functions, "company.bsBuzz", () -> words.faker().company().buzzword());
    }

    private void finance() {
        functions.put("finance.amount", arguments -> amount(arguments, 0));
        functions.put("finance.account", arguments -> digits(arguments, 8));
        functions.put("finance.mask", arguments -> digits(arguments, 4));
        plain(
                functions,
                "finance.accountName",
                () -> words.oneOf("Checking", "Savings", "Auto Loan", "Credit Card", "Home Loan", "Investment")
                        + " Account");
        plain(functions, "finance.transactionType", () -> words.oneOf("deposit", "withdrawal", "payment", "invoice"));
        plain(functions, "finance.currencyCode", () -> words.faker().money().currencyCode());
        plain(functions, "finance.currencyName", () -> words.faker().money().currency());
        plain(functions, "finance.currencySymbol", () -> words.faker().money().currencySymbol());
        plain(functions, "finance.bitcoinAddress", () -> "1" + Symbols.characters(33, BASE_58, words.random()));
        plain(functions, "finance.iban", () -> words.faker().finance().iban());
        plain(functions, "finance.bic", () -> words.faker().finance().bic());
    }

    /** {@code (min, max, decimals, symbol)}. */
    private Supplier<String> amount(Arguments arguments, int lowest) {
        BigDecimal min = BigDecimal.valueOf(arguments.number(arguments.first(), "the least amount", lowest));
        BigDecimal max = BigDecimal.valueOf(arguments.number(arguments.second(), "the largest amount", 1000));
        int decimals = Math.min(MOST_DECIMALS, arguments.count(arguments.at(2), 2));
        String symbol = arguments.text(arguments.at(3), "the symbol", "");
        if (max.compareTo(min) < 0) {
            throw new IllegalArgumentException("the largest amount " + max + " is less than the least, " + min);
        }
        BigDecimal span = max.subtract(min);
        return () -> symbol
                + min.add(span.multiply(BigDecimal.valueOf(words.random().nextDouble())))
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    private Supplier<String> digits(Arguments arguments, int byDefault) {
        int count = arguments.count(arguments.first(), byDefault);
        return () -> Symbols.digits("#".repeat(count), '#', words.random());
    }
}
