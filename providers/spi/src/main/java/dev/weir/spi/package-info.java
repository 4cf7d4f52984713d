/**
 * What a provider of resources is: {@link dev.weir.spi.Kind kinds}, their requests and responses, {@link
 * dev.weir.spi.Diagnostic diagnostics} and {@link dev.weir.spi.ProviderException failures}.
 *
 * <p>The contract is bulk first: a kind reads many objects a call, discovers what a stack owns in one sweep, and turns a
 * desired object and a live one into a list of API operations with their complete input. Executing those operations is
 * all that is left for later; nothing is decided then.
 *
 * <p>A kind with rules beyond its schema opts in to {@link dev.weir.spi.PropertyRules}, which {@code validate} and {@code plan}
 * both ask. What goes beyond single objects is pure, too: {@link dev.weir.spi.Versioned} judges a new definition by those before it, {@link
 * dev.weir.spi.DataFlow} looks at all resources together. Both work offline.
 *
 * <p>Values are Jackson trees and places in them are JSON Pointers (RFC 6901). Property names in trees that users see are
 * the API's own names in camelCase; the input of a {@link dev.weir.spi.Step} uses the API's own spelling.
 *
 * <p>Imports the JDK and Jackson's tree model, nothing else. Kinds never see the engine, nor the YAML.
 */
package dev.weir.spi;
