package dev.edict.eval.canonical;

import dev.edict.dsl.match.Ascii;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.Subject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks what a request says about who asks and from where. */
final class Requesters {
  private static final int LONGEST_NAME = 256;
  private static final int MOST_TEAMS = 1024;

  private Requesters() {}

  /** Returns what is wrong with the names, if anything is. */
  static Optional<Rejection> fault(Subject subject, Environment environment) {
    Rejection fault = nameFault("user name", subject.user());
    fault = fault == null ? nameFault("organisation", subject.org().orElse(null)) : fault;
    fault = fault == null ? teamsFault(subject.teams()) : fault;
    fault = fault == null ? nameFault("agent name", environment.agent()) : fault;
    fault = fault == null ? nameFault("sandbox identifier", environment.sandbox()) : fault;
    return Optional.ofNullable(fault);
  }

  private static @Nullable Rejection teamsFault(List<String> teams) {
    if (teams.size() > MOST_TEAMS) {
      return new Rejection(
          RejectionCode.TOO_LONG, 0, "the subject has more than " + MOST_TEAMS + " teams", "");
    }
    for (int i = 0; i < teams.size(); i++) {
      Rejection fault = nameFault("team name", teams.get(i));
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  /** Returns what is wrong with a name, which may be absent. */
  static @Nullable Rejection nameFault(String what, @Nullable String name) {
    return fault(what, name, LONGEST_NAME);
  }

  /** Returns what is wrong with a text, which may be absent. */
  static @Nullable Rejection fault(String what, @Nullable String text, int longest) {
    if (text == null) {
      return null;
    }
    if (text.length() > longest) {
      return new Rejection(
          RejectionCode.TOO_LONG,
          longest,
          "the " + what + " has more than " + longest + " characters",
          "");
    }
    for (int i = 0; i < text.length(); i++) {
      if (Ascii.isControl(text.charAt(i))) {
        return new Rejection(
            RejectionCode.CONTROL_CHARACTER, i, "the " + what + " has a control character", "");
      }
    }
    return null;
  }
}
