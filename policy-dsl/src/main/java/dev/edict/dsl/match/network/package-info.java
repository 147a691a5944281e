/**
 * Hosts, addresses, ports, URLs and HTTP paths: the canonical values of network requests and the
 * patterns over them.
 *
 * <p>{@link dev.edict.dsl.match.network.NetworkHost} is what a request names, {@link
 * dev.edict.dsl.match.network.EndpointPattern} what a rule names; {@link
 * dev.edict.dsl.match.network.HttpPathPattern} refines it. Nothing here resolves a name or opens a
 * connection.
 */
package dev.edict.dsl.match.network;
