package dev.edict.bench.workload;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.SubjectDecisionPoint;
import dev.edict.eval.decision.Ruling;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;

/** A request as a service holds it before it asks: plain strings and numbers, nothing parsed. */
public sealed interface PlainRequest {

  /** The home directory of {@link #SUBJECT}. */
  String HOME = "/home/alice";

  /** On whose behalf every request is made; a service has it at hand. */
  Subject SUBJECT = Subject.user("alice");

  /** Where every request comes from; a service has it at hand. */
  Environment ENVIRONMENT = Environment.UNKNOWN.withHome(HOME).withProfile(FilesystemProfile.POSIX);

  /** Returns the domain of the rules that judge the request. */
  Domain domain();

  /** Returns a new request for the decision point. */
  AccessRequest toAccessRequest();

  /** Returns the ruling of a session of {@link #SUBJECT}. */
  Ruling ask(SubjectDecisionPoint session);

  /**
   * Opening a TCP connection.
   *
   * @param host a name or an address
   * @param port the port
   */
  record Connect(String host, int port) implements PlainRequest {
    @Override
    public Domain domain() {
      return Domain.NETWORK;
    }

    @Override
    public AccessRequest toAccessRequest() {
      return NetworkRequest.connect(SUBJECT, host, port);
    }

    @Override
    public Ruling ask(SubjectDecisionPoint session) {
      return session.connect(Protocol.TCP, host, port);
    }
  }

  /**
   * Using a file.
   *
   * @param action what would be done
   * @param path an absolute path
   */
  record UseFile(FileAction action, String path) implements PlainRequest {
    @Override
    public Domain domain() {
      return Domain.FILESYSTEM;
    }

    @Override
    public AccessRequest toAccessRequest() {
      return FileRequest.of(SUBJECT, ENVIRONMENT, action, path);
    }

    @Override
    public Ruling ask(SubjectDecisionPoint session) {
      return session.file(action, path);
    }
  }

  /**
   * Calling a tool without arguments.
   *
   * @param server the server's name
   * @param tool the tool's name
   */
  record CallTool(String server, String tool) implements PlainRequest {
    @Override
    public Domain domain() {
      return Domain.MCP;
    }

    @Override
    public AccessRequest toAccessRequest() {
      return ToolCallRequest.of(SUBJECT, server, tool);
    }

    @Override
    public Ruling ask(SubjectDecisionPoint session) {
      return session.call(server, tool);
    }
  }
}
