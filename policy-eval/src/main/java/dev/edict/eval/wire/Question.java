package dev.edict.eval.wire;

import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.Subject;
import org.jspecify.annotations.Nullable;

/** The member of a line that says what is asked; collects its parts while they are read. */
interface Question extends LineCursor.Members {

  /** Returns an empty question, or null when there is none of that name. */
  static @Nullable Question named(String member) {
    return switch (member) {
      case "connect" -> new NetworkQuestions.Connect();
      case "http" -> new NetworkQuestions.Http();
      case "proxy" -> new NetworkQuestions.Proxy();
      case "file" -> new FileQuestions.File();
      case "mount" -> new FileQuestions.Mount();
      case "transfer" -> new FileQuestions.Transfer();
      case "call" -> new McpQuestions.Call();
      case "register" -> new McpQuestions.Register();
      case "readResource" -> new McpQuestions.ReadResource();
      case "getPrompt" -> new McpQuestions.GetPrompt();
      default -> null;
    };
  }

  /** Notes what is missing or contradicts itself, once every member is read. */
  void finish(LineCursor json);

  /** Returns the request; only to be called when the line has no fault. */
  AccessRequest request(Subject subject, Environment environment);
}
