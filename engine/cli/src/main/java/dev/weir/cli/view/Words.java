package dev.weir.cli.view;

/** Grammar. */
final class Words {
    private Words() {}

    /** {@code 1 object is}, {@code 2 objects are}. */
    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
