package dev.edict.bench.neutral;

import dev.edict.bench.neutral.NeutralRequest.ToHost;
import dev.edict.bench.neutral.NeutralRequest.ToPath;
import dev.edict.bench.neutral.NeutralRequest.ToTool;
import dev.edict.bench.neutral.NeutralRule.OnHost;
import dev.edict.bench.neutral.NeutralRule.OnPath;
import dev.edict.bench.neutral.NeutralRule.OnTool;
import dev.edict.bench.neutral.NeutralRule.PathShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the deciding rule by hash maps, one for each shape of rules: fast enough to judge large
 * workloads, and what a careful hand would write for exactly these shapes and no others.
 */
public final class RuleIndex {
  private final Map<Object, List<Ranked>> byKey = new HashMap<>();
  private final Set<Integer> v4Lengths = new TreeSet<>();
  private final Set<Integer> v6Lengths = new TreeSet<>();

  /** Makes an index of rules, of which the first that decides is named. */
  public RuleIndex(List<NeutralRule> rules) {
    int rank = 0;
    for (boolean allows : new boolean[] {false, true}) {
      for (NeutralRule rule : rules) {
        if (rule.allow() == allows) {
          byKey.computeIfAbsent(key(rule), k -> new ArrayList<>(1)).add(new Ranked(rank++, rule));
        }
      }
    }
  }

  /** Returns the answer to a request. */
  public Verdict judge(NeutralRequest request) {
    NeutralRule rule = decide(request);
    return rule == null ? Verdict.NONE : Verdict.of(rule);
  }

  /** Returns the rule that decides, or null when none does. */
  public @Nullable NeutralRule decide(NeutralRequest request) {
    Search search = new Search(request);
    if (request instanceof ToHost toHost) {
      searchHost(toHost.host(), search);
    } else if (request instanceof ToPath toPath) {
      searchPath(toPath.path(), search);
    } else if (request instanceof ToTool toTool) {
      searchTool(toTool.server(), toTool.tool(), search);
      searchTool(OnTool.ANY_SERVER, toTool.tool(), search);
    }
    return search.best == null ? null : search.best.rule;
  }

  private void searchHost(String host, Search search) {
    byte[] address = AddressBlock.address(host);
    if (address != null) {
      for (int length : address.length == 4 ? v4Lengths : v6Lengths) {
        search.in(blockKey(AddressBlock.masked(address, length, 0), length));
      }
      return;
    }
    search.in(new Key(NeutralRule.HostShape.EXACT, "", host));
    int dot = host.indexOf('.');
    if (dot > 0) {
      search.in(new Key(NeutralRule.HostShape.ONE_LABEL, "", host.substring(dot + 1)));
    }
    for (; dot > 0; dot = host.indexOf('.', dot + 1)) {
      search.in(new Key(NeutralRule.HostShape.ANY_DEPTH, "", host.substring(dot + 1)));
    }
  }

  private static void searchPath(String path, Search search) {
    int slash = path.lastIndexOf('/');
    String folder = path.substring(0, slash);
    String name = path.substring(slash + 1);
    search.in(new Key(PathShape.EXACT, folder, name));
    search.in(new Key(PathShape.NAME, "", name));
    for (int cut = slash; cut >= 0; cut = path.lastIndexOf('/', cut - 1)) {
      search.in(new Key(PathShape.TREE, path.substring(0, cut), ""));
    }
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      search.in(new Key(PathShape.EXTENSION, "", name.substring(dot + 1)));
      search.in(new Key(PathShape.IN_FOLDER, folder, name.substring(dot + 1)));
    }
  }

  private static void searchTool(String server, String tool, Search search) {
    search.in(new Key(NeutralRule.ToolShape.EXACT, server, tool));
    search.in(new Key(NeutralRule.ToolShape.ANY, server, ""));
    for (int cut = 1; cut <= tool.length(); cut++) {
      search.in(new Key(NeutralRule.ToolShape.PREFIX, server, tool.substring(0, cut)));
      search.in(new Key(NeutralRule.ToolShape.SUFFIX, server, tool.substring(tool.length() - cut)));
    }
  }

  private Object key(NeutralRule rule) {
    if (rule instanceof OnHost onHost) {
      return key(onHost);
    } else if (rule instanceof OnPath onPath) {
      return new Key(onPath.shape(), onPath.folder(), onPath.name());
    } else if (rule instanceof OnTool onTool) {
      return new Key(onTool.shape(), onTool.server(), onTool.tool());
    }
    throw new AssertionError(rule);
  }

  private Object key(OnHost rule) {
    if (rule.shape() != NeutralRule.HostShape.BLOCK) {
      return new Key(rule.shape(), "", rule.host());
    }
    AddressBlock block = AddressBlock.parse(rule.host());
    (block.isV4() ? v4Lengths : v6Lengths).add(block.length());
    return blockKey(block.first(), block.length());
  }

  private static Key blockKey(byte[] first, int length) {
    return new Key(NeutralRule.HostShape.BLOCK, Integer.toString(length), hex(first));
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
  }

  private record Key(Enum<?> shape, String place, String what) {}

  private record Ranked(int rank, NeutralRule rule) {}

  /** The best rule found so far. */
  private final class Search {
    private final NeutralRequest request;
    private @Nullable Ranked best;

    Search(NeutralRequest request) {
      this.request = request;
    }

    void in(Key key) {
      for (Ranked found : byKey.getOrDefault(key, List.of())) {
        if ((best == null || found.rank < best.rank) && RuleMatch.matches(found.rule, request)) {
          best = found;
        }
      }
    }
  }
}
