package dev.edict.eval.wire;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonToken;
import dev.edict.eval.request.Subject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads {@code subject}. */
final class SubjectMembers implements LineCursor.Members {
  private @Nullable String user;
  private @Nullable String org;
  private @Nullable List<String> teams;
  private final List<Consumer<Subject.Builder>> attributes = new ArrayList<>();

  @Override
  public boolean read(String name, LineCursor json) throws IOException {
    switch (name) {
      case "user" -> readUser(json);
      case "org" -> org = json.text("subject.org");
      case "teams" -> teams = json.texts("subject.teams");
      case "attributes" -> json.object("subject.attributes", this::readAttribute);
      default -> {
        return false;
      }
    }
    return true;
  }

  void finish(LineCursor json) {
    json.require(user, "subject", "user");
  }

  /** Returns the subject; only to be called when the line has no fault. */
  Subject subject() {
    Subject.Builder builder = Subject.builder(requireNonNull(user));
    if (org != null) {
      builder.org(org);
    }
    if (teams != null) {
      teams.forEach(builder::team);
    }
    attributes.forEach(attribute -> attribute.accept(builder));
    return builder.build();
  }

  private void readUser(LineCursor json) throws IOException {
    user = json.text("subject.user");
    if (user != null && user.isBlank()) {
      json.fault(LineFault.WRONG_TYPE, "`subject.user` is blank");
    }
  }

  private boolean readAttribute(String name, LineCursor json) throws IOException {
    String what = "subject.attributes";
    switch (json.token()) {
      case VALUE_STRING -> {
        String text = requireNonNull(json.text(what));
        attributes.add(builder -> builder.attribute(name, text));
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        boolean flag = json.token() == JsonToken.VALUE_TRUE;
        attributes.add(builder -> builder.attribute(name, flag));
      }
      case VALUE_NUMBER_INT -> {
        Long number = json.whole(what, Long.MIN_VALUE, Long.MAX_VALUE);
        if (number != null) {
          attributes.add(builder -> builder.attribute(name, number.longValue()));
        }
      }
      case START_ARRAY -> readSet(name, what, json);
      case START_OBJECT -> {
        TimeMember time = new TimeMember();
        json.object(what, time);
        json.require(time.instant, what, "time");
        attributes.add(builder -> builder.attribute(name, requireNonNull(time.instant)));
      }
      default -> json.mismatch(what, "a string, number, boolean, array or time");
    }
    return true;
  }

  /** Reads a set of strings, or of whole numbers; an empty one is of strings. */
  private void readSet(String name, String what, LineCursor json) throws IOException {
    Set<String> texts = new LinkedHashSet<>();
    Set<Long> numbers = new LinkedHashSet<>();
    json.elements(
        () -> {
          if (json.token() == JsonToken.VALUE_NUMBER_INT) {
            numbers.add(requireNonNullElse(json.whole(what, Long.MIN_VALUE, Long.MAX_VALUE), 0L));
          } else {
            texts.add(requireNonNullElse(json.text(what), ""));
          }
        });
    if (!texts.isEmpty() && !numbers.isEmpty()) {
      json.fault(LineFault.WRONG_TYPE, "`" + what + "` holds a set of strings and numbers");
    } else if (numbers.isEmpty()) {
      attributes.add(builder -> builder.attribute(name, texts));
    } else {
      attributes.add(builder -> builder.attribute(name, List.copyOf(numbers)));
    }
  }

  private static final class TimeMember implements LineCursor.Members {
    private @Nullable Instant instant;

    @Override
    public boolean read(String name, LineCursor json) throws IOException {
      if (!name.equals("time")) {
        return false;
      }
      instant = json.instant("subject.attributes");
      return true;
    }
  }
}
