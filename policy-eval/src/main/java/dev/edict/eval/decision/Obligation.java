package dev.edict.eval.decision;

import dev.edict.dsl.ast.SecretStatement.Place;
import java.util.List;

/**
 * A duty that comes with an {@code ALLOW} or {@code APPROVAL_REQUIRED}. An enforcement point that
 * cannot fulfil one must refuse the request.
 */
public sealed interface Obligation {

  /**
   * Put a secret into the request. The value comes from a provider at the moment of use.
   *
   * @param secret the name under which a provider knows the secret
   * @param place header or environment variable
   * @param target the header or the variable
   * @param prefix what is put before the value; may be empty
   */
  record InjectSecret(String secret, Place place, String target, String prefix)
      implements Obligation {}

  /** Ask again about every HTTP request on the connection. */
  record Inspect() implements Obligation {}

  /**
   * Hide everything beneath the mounted root that matches.
   *
   * @param patterns the path patterns of the denies that reach beneath the root, in rule order
   */
  record MaskPaths(List<String> patterns) implements Obligation {
    /** Copies the list. */
    public MaskPaths {
      patterns = List.copyOf(patterns);
    }
  }

  /**
   * Keep parts of the call out of every log, audit event and other record. A part is named by a
   * JSON Pointer (RFC 6901), the whole by the empty text. A step that names a member leads into
   * every element of an array. What is not there needs no redaction.
   *
   * @param arguments parts of the arguments, in rule order
   * @param results parts of the result, in rule order
   */
  record Redact(List<String> arguments, List<String> results) implements Obligation {
    /** Copies the lists. */
    public Redact {
      arguments = List.copyOf(arguments);
      results = List.copyOf(results);
    }
  }

  /**
   * Have a person approve the request first.
   *
   * @param reason what the person is told; may be empty
   */
  record ObtainApproval(String reason) implements Obligation {}
}
