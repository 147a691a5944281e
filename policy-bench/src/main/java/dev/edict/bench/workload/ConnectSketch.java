package dev.edict.bench.workload;

import dev.edict.bench.neutral.Vocabulary;
import dev.edict.bench.workload.PlainRequest.Connect;
import dev.edict.dsl.ast.Domain;
import java.util.List;

/**
 * Connections to a host pattern.
 *
 * @param host the host pattern
 * @param ports the ports as text
 */
record ConnectSketch(String host, String ports) implements TargetSketch {
  private static final List<String> PORTS =
      List.of(PolicyText.ANY_PORT, "443", "443", "443", "8443", "80,443", "8000-8099", "22");
  private static final List<Integer> PORTS_IN_USE = List.of(443, 80, 8080, 8443, 22, 5432, 9200);

  static ConnectSketch draw(Vocabulary words) {
    return new ConnectSketch(drawHost(words), words.pick(PORTS));
  }

  private static String drawHost(Vocabulary words) {
    int kind = words.below(100);
    if (kind < 40) {
      return words.label() + "." + words.site();
    }
    if (kind < 60) {
      return "*." + (words.chance(25) ? words.label() + "." : "") + words.site();
    }
    if (kind < 75) {
      return "**." + words.site();
    }
    if (kind < 80) {
      return words.label() + "*." + words.site();
    }
    return drawNetwork(kind, words);
  }

  private static String drawNetwork(int kind, Vocabulary words) {
    String first = "10." + words.below(256) + ".";
    if (kind < 85) {
      return first + "0.0/16";
    }
    if (kind < 90) {
      return first + words.below(256) + ".0/24";
    }
    if (kind < 95) {
      return first + words.below(256) + "." + 16 * words.below(16) + "/28";
    }
    return "2001:db8:" + Integer.toHexString(1 + words.below(0xffff)) + "::/48";
  }

  @Override
  public Domain domain() {
    return Domain.NETWORK;
  }

  @Override
  public String text() {
    return PolicyText.connect(host, ports);
  }

  @Override
  public Connect hit(Vocabulary words) {
    return new Connect(hostInside(words), portInside(words));
  }

  private String hostInside(Vocabulary words) {
    int slash = host.indexOf('/');
    if (slash >= 0) {
      return addressInside(host.substring(0, slash), host.substring(slash + 1), words);
    }
    if (host.startsWith("**.")) {
      String deeper = words.chance(50) ? words.label() + "." : "";
      return words.label() + words.below(50) + "." + deeper + host.substring(3);
    }
    return host.replace("*", words.label() + words.below(50));
  }

  private static String addressInside(String first, String length, Vocabulary words) {
    String stem = first.substring(0, first.lastIndexOf('.') + 1);
    return switch (length) {
      case "16" ->
          first.substring(0, first.length() - 3) + words.below(256) + "." + words.below(256);
      case "24" -> stem + words.below(256);
      case "28" -> stem + (Integer.parseInt(first.substring(stem.length())) + words.below(16));
      case "48" -> first + Integer.toHexString(1 + words.below(0xffff));
      default -> throw new AssertionError(length);
    };
  }

  private int portInside(Vocabulary words) {
    if (ports.equals(PolicyText.ANY_PORT)) {
      return words.pick(PORTS_IN_USE);
    }
    int range = ports.indexOf('-');
    if (range >= 0) {
      return Integer.parseInt(ports.substring(0, range)) + words.below(100);
    }
    return Integer.parseInt(ports.substring(ports.indexOf(',') + 1));
  }

  @Override
  public Connect nearMiss(Vocabulary words) {
    Connect hit = hit(words);
    boolean name = !Character.isDigit(host.charAt(0));
    String parent = hit.host().substring(hit.host().indexOf('.') + 1);
    return switch (words.below(4)) {
      case 0 -> new Connect(hit.host(), 1 + words.below(65_535));
      case 1 -> new Connect(name ? "x." + hit.host() : words.strayAddress(), hit.port());
      case 2 -> new Connect(name ? "evil" + parent : words.strayAddress(), hit.port());
      default -> new Connect(name ? parent : words.strayAddress(), hit.port());
    };
  }

  @Override
  public ConnectSketch carved(Vocabulary words) {
    return new ConnectSketch(hostInside(words), words.chance(50) ? PolicyText.ANY_PORT : ports);
  }
}
