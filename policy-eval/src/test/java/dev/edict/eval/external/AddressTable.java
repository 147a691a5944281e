package dev.edict.eval.external;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.network.IpAddress;
import dev.edict.dsl.match.network.IpNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses and networks that a library accepts or refuses. */
final class AddressTable {
  private static final Pattern NETWORK =
      Pattern.compile("\\['([^']*/\\d+)',\\s*null,\\s*'([^']*)',\\s*'[^']*',\\s*(\\d+)\\]");
  private static final Pattern BAD_NETWORK = Pattern.compile("'([^']*)': shouldFail");

  private AddressTable() {}

  static List<ExternalCase> valid(String json) throws IOException {
    List<ExternalCase> cases = new ArrayList<>();
    for (String text : addresses(json)) {
      cases.add(text.contains("/") ? validNetwork(text) : validAddress(text));
    }
    return cases;
  }

  static List<ExternalCase> invalid(String json) throws IOException {
    List<ExternalCase> cases = new ArrayList<>();
    for (String text : addresses(json)) {
      boolean refused =
          text.contains("/")
              ? !IpNetwork.parse(text).isAccepted()
              : !IpAddress.parse(text).isAccepted();
      String difference = text.contains(":") ? "accepted" : "accepted-as-ipv4";
      cases.add(ExternalCase.of("x " + text, refused, difference));
    }
    return cases;
  }

  private static List<String> addresses(String json) throws IOException {
    List<String> texts = new ArrayList<>();
    for (JsonNode row : new ObjectMapper().readTree(json)) {
      texts.add(row.get("address").asText());
    }
    return texts;
  }

  private static ExternalCase validAddress(String text) throws IOException {
    Canonical<IpAddress> address = IpAddress.parse(text);
    if (!address.isAccepted()) {
      return ExternalCase.of(text, false, "refused-" + address.rejection().code().id());
    }
    // Without octal, short and zoned spellings, which are refused, the JDK reads literals alike.
    InetAddress expected = InetAddress.getByName(text);
    InetAddress own = InetAddress.getByName(address.value().text());
    return ExternalCase.of(text, own.equals(expected), "other-address");
  }

  private static ExternalCase validNetwork(String text) {
    Canonical<IpNetwork> network = IpNetwork.parse(text);
    String code = network.isAccepted() ? "" : network.rejection().code().id();
    return ExternalCase.of(text, network.isAccepted(), "refused-" + code);
  }

  /** Returns networks with the first address and the length of their prefix. */
  static List<ExternalCase> networks(String script) {
    List<ExternalCase> cases = new ArrayList<>();
    Matcher rows = NETWORK.matcher(script);
    while (rows.find()) {
      Canonical<IpNetwork> network = IpNetwork.parse(rows.group(1));
      boolean single = rows.group(3).equals("32");
      String expected = single ? rows.group(2) : rows.group(2) + "/" + rows.group(3);
      cases.add(
          network.isAccepted()
              ? ExternalCase.of(rows.group(1), network.value().text().equals(expected), "other")
              : ExternalCase.of(
                  rows.group(1), false, "refused-" + network.rejection().code().id()));
    }
    return cases;
  }

  static List<ExternalCase> badNetworks(String script) {
    List<ExternalCase> cases = new ArrayList<>();
    Matcher rows = BAD_NETWORK.matcher(script);
    while (rows.find()) {
      String text = rows.group(1);
      boolean refused = !IpNetwork.parse(text).isAccepted() && !IpAddress.parse(text).isAccepted();
      cases.add(ExternalCase.of("x " + text, refused, "accepted"));
    }
    return cases;
  }
}
