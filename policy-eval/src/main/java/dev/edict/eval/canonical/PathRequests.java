package dev.edict.eval.canonical;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.filesystem.CanonicalPath;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.eval.canonical.CanonicalRequest.Files;
import dev.edict.eval.canonical.CanonicalRequest.Mount;
import dev.edict.eval.canonical.CanonicalRequest.Transfer;
import dev.edict.eval.canonical.CanonicalRequest.Transfer.End;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.TransferRequest;
import dev.edict.eval.request.TransferRequest.Kind;
import org.jspecify.annotations.Nullable;

/** Canonical forms of requests on paths. */
final class PathRequests {
  // Requests that follow one another often come from one home. What is known of a text never
  // changes, so it does not matter which thread's home is remembered.
  private static @Nullable KnownHome lastHome;

  private PathRequests() {}

  static Canonical<CanonicalRequest> canonicalize(FileRequest request) {
    return locate(request.environment(), request.path(), request.realPath())
        .map(at -> new Files(request.fileAction(), at.path(), at.realPath(), at.home()));
  }

  static Canonical<CanonicalRequest> canonicalize(MountRequest request) {
    boolean writing = request.access() == MountRequest.Access.WRITE;
    return locate(request.environment(), request.path(), request.realPath())
        .map(at -> new Mount(writing, at.path(), at.realPath(), at.home(), request.masking()));
  }

  static Canonical<CanonicalRequest> canonicalize(TransferRequest request) {
    Kind kind = request.kind();
    // No file system gives directories a second name, so a link is to a file.
    boolean single = request.singleFile() || kind == Kind.LINK;
    return locate(request.environment(), request.from())
        .flatMap(
            from ->
                locate(request.environment(), request.to())
                    .map(to -> new Transfer(kind, from.end(), to.end(), single, from.home())));
  }

  private static Canonical<Location> locate(Environment environment, TransferRequest.End end) {
    return locate(environment, end.path(), end.realPath());
  }

  private static Canonical<Location> locate(
      Environment environment, String path, @Nullable String realPath) {
    String home = environment.home();
    return home == null
        ? locate(environment, path, realPath, null)
        : home(home, environment.profile())
            .flatMap(parsed -> locate(environment, path, realPath, parsed));
  }

  private static Canonical<CanonicalPath> home(String text, FilesystemProfile profile) {
    KnownHome known = lastHome;
    if (known == null || known.profile() != profile || !known.text().equals(text)) {
      known = new KnownHome(text, profile, CanonicalPath.parse(text, profile, null));
      lastHome = known;
    }
    return known.path();
  }

  private static Canonical<Location> locate(
      Environment environment,
      String path,
      @Nullable String realPath,
      @Nullable CanonicalPath home) {
    Canonical<CanonicalPath> named = CanonicalPath.parse(path, environment.profile(), home);
    return named.flatMap(
        parsed ->
            realPath == null
                ? Canonical.accepted(new Location(parsed, null, home))
                : CanonicalPath.parse(realPath, environment.profile(), home)
                    .map(real -> new Location(parsed, real.equals(parsed) ? null : real, home)));
  }

  private record Location(
      CanonicalPath path, @Nullable CanonicalPath realPath, @Nullable CanonicalPath home) {
    End end() {
      return new End(path, realPath);
    }
  }

  private record KnownHome(String text, FilesystemProfile profile, Canonical<CanonicalPath> path) {}
}
