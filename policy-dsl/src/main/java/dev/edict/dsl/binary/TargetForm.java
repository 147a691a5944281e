package dev.edict.dsl.binary;

import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.RuleTarget;

/** Targets: a number for the kind, then its parts. */
final class TargetForm {
  private static final int CONNECT = 0;
  private static final int HTTP = 1;
  private static final int FILES = 2;
  private static final int CALL = 3;
  private static final int REGISTER = 4;
  private static final int READ_RESOURCE = 5;
  private static final int GET_PROMPT = 6;
  private static final int USE_SERVER = 7;

  private TargetForm() {}

  static void write(RuleTarget target, ContentWriter out) {
    if (target instanceof RuleTarget.Connect connect) {
      out.number(CONNECT);
      out.constants(connect.protocols());
      PatternForm.ENDPOINTS.write(connect.endpoints(), out);
    } else if (target instanceof RuleTarget.Http http) {
      out.number(HTTP);
      out.constants(http.methods());
      PatternForm.ENDPOINTS.write(http.endpoints(), out);
      PatternForm.HTTP_PATHS.write(http.paths(), out);
    } else if (target instanceof RuleTarget.Files files) {
      out.number(FILES);
      out.constants(files.actions());
      PatternForm.PATHS.write(files.paths(), out);
    } else {
      writeMcp(target, out);
    }
  }

  private static void writeMcp(RuleTarget target, ContentWriter out) {
    if (target instanceof RuleTarget.Call call) {
      out.number(CALL);
      PatternForm.TOOLS.write(call.tools(), out);
    } else if (target instanceof RuleTarget.Register register) {
      out.number(REGISTER);
      PatternForm.SERVERS.write(register.servers(), out);
    } else if (target instanceof RuleTarget.ReadResource read) {
      out.number(READ_RESOURCE);
      PatternForm.URIS.write(read.uris(), out);
      PatternForm.SERVERS.write(read.servers(), out);
    } else if (target instanceof RuleTarget.GetPrompt get) {
      out.number(GET_PROMPT);
      PatternForm.PROMPTS.write(get.prompts(), out);
      PatternForm.SERVERS.write(get.servers(), out);
    } else if (target instanceof RuleTarget.UseServer use) {
      out.number(USE_SERVER);
      PatternForm.SERVERS.write(use.servers(), out);
    } else {
      throw new AssertionError(target);
    }
  }

  static RuleTarget read(ContentReader in) throws RuleSetFormatException {
    return switch (in.below(USE_SERVER + 1, "target")) {
      case CONNECT ->
          new RuleTarget.Connect(in.constants(Protocol.class), PatternForm.ENDPOINTS.readSome(in));
      case HTTP ->
          new RuleTarget.Http(
              in.constants(HttpMethod.class),
              PatternForm.ENDPOINTS.readSome(in),
              PatternForm.HTTP_PATHS.readSome(in));
      case FILES ->
          new RuleTarget.Files(in.constants(FileAction.class), PatternForm.PATHS.readSome(in));
      case CALL -> new RuleTarget.Call(PatternForm.TOOLS.readSome(in));
      case REGISTER -> new RuleTarget.Register(PatternForm.SERVERS.readSome(in));
      case READ_RESOURCE ->
          new RuleTarget.ReadResource(
              PatternForm.URIS.readSome(in), PatternForm.SERVERS.readSome(in));
      case GET_PROMPT ->
          new RuleTarget.GetPrompt(
              PatternForm.PROMPTS.readSome(in), PatternForm.SERVERS.readSome(in));
      default -> new RuleTarget.UseServer(PatternForm.SERVERS.readSome(in));
    };
  }
}
