/**
 * AWS's wire protocols, each from request to operation and input tree and from output tree to response, driven by the service
 * model: JSON 1.1 and CBOR ({@code JsonProtocol}), query ({@code QueryProtocol}) and REST-XML ({@code RestXmlProtocol}). Imports
 * {@code dev.weir.local} and {@code dev.weir.local.model}.
 */
package dev.weir.local.protocol;
