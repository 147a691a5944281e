package dev.edict.eval.canonical;

import dev.edict.dsl.match.filesystem.CanonicalPath;
import dev.edict.dsl.match.mcp.PromptName;
import dev.edict.dsl.match.mcp.ResourceUri;
import dev.edict.dsl.match.mcp.ServerName;
import dev.edict.dsl.match.mcp.ToolName;
import dev.edict.dsl.match.network.HostPort;
import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.match.network.HttpPath;
import dev.edict.dsl.match.network.IpAddress;
import dev.edict.dsl.match.network.NetworkHost;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.request.TransferRequest.Kind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request asks, in canonical values. */
public sealed interface CanonicalRequest {

  /** Returns the canonical text of the resource. */
  String resource();

  /** A request on a host and a port. */
  sealed interface OnEndpoint extends CanonicalRequest {
    /** Returns host and port. */
    HostPort endpoint();

    /** Returns the addresses that the host's name resolved to. */
    List<IpAddress> resolved();

    /** Returns the host. */
    default NetworkHost host() {
      return endpoint().host();
    }

    /** Returns the port. */
    default int port() {
      return endpoint().port();
    }
  }

  /** A request on a path. */
  sealed interface OnPath extends CanonicalRequest {
    /** Returns the path as named. */
    CanonicalPath path();

    /** Returns the path with every link resolved, if it is known and differs. */
    @Nullable CanonicalPath realPath();

    /** Returns the home directory, if it is known. */
    @Nullable CanonicalPath home();

    @Override
    default String resource() {
      return path().text();
    }
  }

  /** A request on an MCP server. */
  sealed interface OnServer extends CanonicalRequest {
    /** Returns the server. */
    ServerName server();
  }

  /**
   * Opening a connection.
   *
   * @param protocol the transport
   * @param endpoint host and port
   * @param resolved the addresses of the host's name
   * @param inspecting whether the caller asks again about each HTTP request
   */
  record Connect(Protocol protocol, HostPort endpoint, List<IpAddress> resolved, boolean inspecting)
      implements OnEndpoint {
    @Override
    public String resource() {
      return endpoint.text();
    }
  }

  /**
   * Sending an HTTP request.
   *
   * @param method the method
   * @param endpoint host and port
   * @param path the path
   * @param resolved the addresses of the host's name
   * @param resource the target without its query, which no rule judges
   */
  record Http(
      HttpMethod method,
      HostPort endpoint,
      HttpPath path,
      List<IpAddress> resolved,
      String resource)
      implements OnEndpoint {}

  /**
   * Using a file.
   *
   * @param action what would be done
   * @param path the path as named
   * @param realPath the path with every link resolved, if it is known and differs
   * @param home the home directory, if it is known
   */
  record Files(
      FileAction action,
      CanonicalPath path,
      @Nullable CanonicalPath realPath,
      @Nullable CanonicalPath home)
      implements OnPath {
    /** Returns the same request under the real path alone, if one is known. */
    public Optional<Files> atRealPath() {
      return Optional.ofNullable(realPath).map(real -> new Files(action, real, null, home));
    }
  }

  /**
   * Mounting a subtree.
   *
   * @param writing whether it shall be writable
   * @param path the root as named
   * @param realPath the root with every link resolved, if it is known and differs
   * @param home the home directory, if it is known
   * @param masking whether the caller can hide what lies beneath
   */
  record Mount(
      boolean writing,
      CanonicalPath path,
      @Nullable CanonicalPath realPath,
      @Nullable CanonicalPath home,
      boolean masking)
      implements OnPath {
    /** Returns what is done with everything in the subtree. */
    public List<FileAction> actions() {
      return writing ? List.of(FileAction.READ, FileAction.WRITE) : List.of(FileAction.READ);
    }
  }

  /**
   * Giving what lies at one path a place at another one.
   *
   * @param kind in what way
   * @param from the old end
   * @param to the new end
   * @param single whether no directory is meant
   * @param home the home directory, if it is known
   */
  record Transfer(Kind kind, End from, End to, boolean single, @Nullable CanonicalPath home)
      implements CanonicalRequest {
    @Override
    public String resource() {
      return from.path().text() + " -> " + to.path().text();
    }

    /**
     * One end.
     *
     * @param path the path as named
     * @param realPath the path with every link resolved, if it is known and differs
     */
    public record End(CanonicalPath path, @Nullable CanonicalPath realPath) {
      /** Returns the paths that the end goes by, first the one named. */
      public List<CanonicalPath> paths() {
        return realPath == null ? List.of(path) : List.of(path, realPath);
      }
    }
  }

  /**
   * Calling a tool.
   *
   * @param server the server
   * @param tool the tool
   */
  record Call(ServerName server, ToolName tool) implements OnServer {
    @Override
    public String resource() {
      return server.text() + "/" + tool.text();
    }
  }

  /**
   * Registering a server.
   *
   * @param server the server
   */
  record Register(ServerName server) implements OnServer {
    @Override
    public String resource() {
      return server.text();
    }
  }

  /**
   * Reading a resource.
   *
   * @param server the server
   * @param uri the resource
   */
  record ReadResource(ServerName server, ResourceUri uri) implements OnServer {
    @Override
    public String resource() {
      return server.text() + " " + uri.text();
    }
  }

  /**
   * Getting a prompt.
   *
   * @param server the server
   * @param prompt the prompt
   */
  record GetPrompt(ServerName server, PromptName prompt) implements OnServer {
    @Override
    public String resource() {
      return server.text() + "/" + prompt.text();
    }
  }
}
