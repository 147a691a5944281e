package dev.edict.cli.playground;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edict.dsl.Analysis;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.source.PolicySource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the policy set that a request of the page carries. */
final class PolicyTexts {
  private static final int MOST_FILES = 32;
  private static final int LONGEST_NAME = 200;

  private PolicyTexts() {}

  /**
   * Returns the files under {@code files}, checked as one set.
   *
   * @throws Refusal if there are none or their names do not do
   */
  static Analysis analyze(JsonNode body) throws Refusal {
    JsonNode files = body.path("files");
    if (!files.isArray() || files.isEmpty() || files.size() > MOST_FILES) {
      throw Refusal.malformed("a policy set has 1 to " + MOST_FILES + " files");
    }
    List<PolicySource> sources = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode file : files) {
      String name = text(file, "name");
      if (name.isBlank() || name.length() > LONGEST_NAME || !names.add(name)) {
        throw Refusal.malformed("the name of a file is blank, too long or there twice");
      }
      sources.add(PolicySource.of(name, text(file, "text")));
    }
    return PolicyFrontEnd.analyze(sources);
  }

  /**
   * Returns a member that is a string.
   *
   * @throws Refusal if it is not
   */
  static String text(JsonNode object, String member) throws Refusal {
    JsonNode value = object.path(member);
    if (!value.isTextual()) {
      throw Refusal.malformed("`" + member + "` is not there or no string");
    }
    return value.textValue();
  }
}
