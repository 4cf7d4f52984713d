package dev.weir.spi;

import java.util.Map;

/** A family of kinds on one account and region. */
public interface Provider extends AutoCloseable {
    /** The kinds by their plural name, in the order in which people read them. Makes no calls. */
    Map<String, Kind> kinds();

    /** What the provider knows of its resources among each other. Makes no calls. */
    default DataFlow dataFlow() {
        return DataFlow.NONE;
    }

    /**
     * Asks the service who is calling and where.
     *
     * @throws ProviderException when there are no credentials, they are refused, or the service cannot be reached
     */
    Environment environment();

    /** Counts of the calls made so far. */
    CallStatistics statistics();

    @Override
    void close();
}
