package dev.edict.bench.engine.own;

import dev.edict.bench.neutral.AddressBlock;
import dev.edict.bench.neutral.NeutralRequest;
import dev.edict.bench.neutral.NeutralRequest.ToHost;
import dev.edict.bench.neutral.NeutralRequest.ToPath;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A request with what a scan needs of it only once.
 *
 * @param request the request
 * @param address the bytes of an address; null for a name and outside the network
 * @param path the path; null but for files
 */
// Never compared.
@SuppressWarnings("ArrayRecordComponent")
record ScannedRequest(NeutralRequest request, byte @Nullable [] address, @Nullable Path path) {

  static ScannedRequest of(NeutralRequest request) {
    return new ScannedRequest(
        request,
        request instanceof ToHost toHost ? AddressBlock.address(toHost.host()) : null,
        request instanceof ToPath toPath ? Path.of(toPath.path()) : null);
  }
}
