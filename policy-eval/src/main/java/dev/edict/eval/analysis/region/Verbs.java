package dev.edict.eval.analysis.region;

import com.google.common.collect.ImmutableList;
import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.rule.FileAction;

/** The verbs that the bits of a box stand for. */
final class Verbs {
  private static final ImmutableList<ConnectVerb> CONNECT =
      ImmutableList.copyOf(ConnectVerb.values());
  private static final ImmutableList<HttpMethod> METHODS =
      ImmutableList.copyOf(HttpMethod.values());
  private static final ImmutableList<FileAction> ACTIONS =
      ImmutableList.copyOf(FileAction.values());

  private Verbs() {}

  static int bit(ConnectVerb verb) {
    return 1 << CONNECT.indexOf(verb);
  }

  static int bit(HttpMethod method) {
    return 1 << METHODS.indexOf(method);
  }

  static int bit(FileAction action) {
    return 1 << ACTIONS.indexOf(action);
  }

  static ConnectVerb connect(int number) {
    return CONNECT.get(number);
  }

  static HttpMethod method(int number) {
    return METHODS.get(number);
  }

  static int everyMethod() {
    return (1 << METHODS.size()) - 1;
  }

  static FileAction action(int number) {
    return ACTIONS.get(number);
  }
}
