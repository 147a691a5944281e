package dev.edict.gateway.proxy;

import dev.edict.gateway.secret.SecretProvider;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What all connections of a proxy share.
 *
 * @param judge decides and records
 * @param secrets where the values of secrets come from
 * @param limits what is spent on clients
 * @param deadlines ends what takes too long
 * @param open what goes through at the moment
 * @param threads run the second direction of a connection
 * @param inspection opens TLS; null where it is not opened
 */
record ProxyContext(
    ProxyJudge judge,
    SecretProvider secrets,
    ProxyLimits limits,
    Deadlines deadlines,
    OpenConnections open,
    Executor threads,
    @Nullable TlsInspection inspection) {}
