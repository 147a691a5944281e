/**
 * The forward proxy: {@link dev.edict.gateway.proxy.ForwardProxy} stands between a sandbox and the
 * network. It decides on the name and on every address that the name resolves to, connects to an
 * address that was judged, and refuses requests that two readers could read in two ways.
 *
 * <p>Through {@code CONNECT} it sees the target and the server name of the TLS handshake, which
 * must be the same, and nothing else; of requests in clear text it judges method and path too, and
 * of those over TLS where it is given a {@link dev.edict.gateway.proxy.CertificateAuthority}.
 */
package dev.edict.gateway.proxy;
