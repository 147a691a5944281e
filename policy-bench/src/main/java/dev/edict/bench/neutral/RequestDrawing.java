package dev.edict.bench.neutral;

import dev.edict.bench.neutral.NeutralRequest.ToHost;
import dev.edict.bench.neutral.NeutralRequest.ToPath;
import dev.edict.bench.neutral.NeutralRequest.ToTool;
import dev.edict.bench.neutral.NeutralRule.OnHost;
import dev.edict.bench.neutral.NeutralRule.OnPath;
import dev.edict.bench.neutral.NeutralRule.OnTool;
import java.util.List;

/** Draws requests that a rule is about, and requests that it narrowly is not about. */
final class RequestDrawing {
  private static final List<Integer> PORTS_IN_USE = List.of(443, 80, 8080, 8443, 22, 5432, 9200);
  private static final int SPREAD = 500;

  private final Vocabulary words;

  RequestDrawing(Vocabulary words) {
    this.words = words;
  }

  /** Returns a request that the rule is about. */
  NeutralRequest hit(NeutralRule rule) {
    if (rule instanceof OnHost onHost) {
      return new ToHost(host(onHost), port(onHost));
    } else if (rule instanceof OnPath onPath) {
      boolean write = onPath.anyAction() ? words.chance(50) : onPath.write();
      return new ToPath(path(onPath), write);
    }
    OnTool onTool = (OnTool) rule;
    return new ToTool(onTool.anyServer() ? words.server() : onTool.server(), tool(onTool));
  }

  private String label() {
    return words.label() + words.below(SPREAD);
  }

  private String host(OnHost rule) {
    return switch (rule.shape()) {
      case EXACT -> rule.host();
      case ONE_LABEL -> label() + "." + rule.host();
      case ANY_DEPTH -> label() + "." + (words.chance(50) ? label() + "." : "") + rule.host();
      case BLOCK -> address(AddressBlock.parse(rule.host()));
    };
  }

  private String address(AddressBlock block) {
    byte[] first = block.first();
    byte[] last = block.last();
    StringBuilder text = new StringBuilder();
    if (!block.isV4()) {
      if (block.length() == 128) {
        return groups(first);
      }
      // The blocks end before the middle; one group after the gap is the canonical spelling.
      return text.append(groups(first), 0, groups(first).indexOf("::"))
          .append("::")
          .append(Integer.toHexString(1 + words.below(0xffff)))
          .toString();
    }
    for (int i = 0; i < first.length; i++) {
      int low = first[i] & 0xff;
      text.append(i == 0 ? "" : ".").append(low + words.below((last[i] & 0xff) - low + 1));
    }
    return text.toString();
  }

  /** Writes an address of which only the first groups and the last one are not zero. */
  private static String groups(byte[] address) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < address.length - 2; i += 2) {
      int group = (address[i] & 0xff) << 8 | (address[i + 1] & 0xff);
      if (group == 0) {
        break;
      }
      text.append(i == 0 ? "" : ":").append(Integer.toHexString(group));
    }
    int end = (address[14] & 0xff) << 8 | (address[15] & 0xff);
    return text.append("::").append(end == 0 ? "" : Integer.toHexString(end)).toString();
  }

  private int port(OnHost rule) {
    if (rule.anyPort()) {
      return words.pick(PORTS_IN_USE);
    }
    return rule.firstPort() + words.below(rule.lastPort() - rule.firstPort() + 1);
  }

  private String path(OnPath rule) {
    return switch (rule.shape()) {
      case EXACT -> rule.folder() + "/" + rule.name();
      case TREE ->
          rule.folder()
              + (words.chance(20) ? "/secrets" : "")
              + folders(words.below(3))
              + "/"
              + words.file();
      case NAME -> folders(1 + words.below(4)) + "/" + rule.name();
      case EXTENSION -> folders(1 + words.below(4)) + "/" + words.name() + "." + rule.name();
      case IN_FOLDER ->
          rule.folder() + "/" + words.name() + words.below(SPREAD) + "." + rule.name();
    };
  }

  private String folders(int depth) {
    StringBuilder folders = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      folders.append('/').append(words.noun()).append(words.below(SPREAD));
    }
    return folders.toString();
  }

  private String tool(OnTool rule) {
    String noun = words.noun() + words.below(SPREAD);
    return switch (rule.shape()) {
      case EXACT -> rule.tool();
      case PREFIX -> rule.tool() + noun;
      case SUFFIX -> words.verb() + "_" + noun + rule.tool();
      case ANY -> words.verb() + "_" + noun;
    };
  }

  /** Returns a request that the rule narrowly is not about, as far as it alone is concerned. */
  NeutralRequest nearMiss(NeutralRule rule) {
    NeutralRequest hit = hit(rule);
    if (hit instanceof ToHost toHost) {
      return nearMiss(((OnHost) rule).shape() == NeutralRule.HostShape.BLOCK, toHost);
    } else if (hit instanceof ToPath toPath) {
      String path = toPath.path();
      int cut = path.lastIndexOf('/');
      String other = words.label() + words.below(SPREAD);
      return switch (words.below(4)) {
        case 0 -> new ToPath(path, !toPath.write());
        case 1 -> new ToPath(path.substring(0, cut) + other + path.substring(cut), toPath.write());
        case 2 -> new ToPath(path + "." + other, toPath.write());
        default -> new ToPath("/" + other + path, toPath.write());
      };
    }
    ToTool toTool = (ToTool) hit;
    return switch (words.below(3)) {
      case 0 -> new ToTool(words.server(), toTool.tool());
      case 1 -> new ToTool(toTool.server(), "re" + toTool.tool());
      default -> new ToTool(toTool.server(), toTool.tool() + words.below(SPREAD));
    };
  }

  private ToHost nearMiss(boolean address, ToHost hit) {
    String host = hit.host();
    String parent = host.substring(host.indexOf('.') + 1);
    return switch (words.below(4)) {
      case 0 -> new ToHost(host, 1 + words.below(OnHost.LAST_PORT));
      case 1 -> new ToHost(address ? words.strayAddress() : label() + "." + host, hit.port());
      case 2 -> new ToHost(address ? words.strayAddress() : "evil" + parent, hit.port());
      default -> new ToHost(address ? words.strayAddress() : parent, hit.port());
    };
  }
}
