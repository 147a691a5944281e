package dev.edict.eval.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Public tables, fetched when this runs. Each case agrees, or is excluded with a reason in {@code
 * src/test/resources/external}; {@code -Dedict.external.update=true} writes the exclusions anew.
 *
 * <p>The registries can be named by {@code edict.external.npm} and {@code edict.external.debian}.
 */
class ExternalDataCheck {
  private static final String NPM =
      System.getProperty("edict.external.npm", "https://registry.npmjs.org");
  private static final String DEBIAN =
      System.getProperty("edict.external.debian", "https://deb.debian.org/debian");

  @Test
  void urls() throws IOException {
    String json =
        Download.of(
                DEBIAN + "/pool/main/r/rust-url/librust-url-dev_2.3.1-1_amd64.deb",
                "408d745032921069d1d7b2f43490b67418d50c0275789cef35adad7789ba27af")
            .file("/tests/urltestdata.json");
    check("urls", UrlTable.cases(json));
  }

  @Test
  void internationalNames() throws IOException {
    String text =
        Download.of(
                DEBIAN + "/pool/main/r/rust-idna/librust-idna-dev_0.3.0-1_amd64.deb",
                "e3f43a62ca284db11784d5481284235ecc9ca880fb4c4934020b4449e8c77540")
            .file("/tests/IdnaTestV2.txt");
    check("names", IdnaTable.cases(text));
  }

  @Test
  void addresses() throws IOException {
    Download library =
        Download.of(
            NPM + "/ip-address/-/ip-address-5.8.0.tgz",
            "13fc13f455fb05e00ab21cd70173ce44a7dde9a20791bdcafc76bf4e28aa5b6e");
    List<ExternalCase> cases = new ArrayList<>();
    for (String version : List.of("4", "6")) {
      cases.addAll(AddressTable.valid(library.file("/valid-ipv" + version + "-addresses.json")));
      cases.addAll(
          AddressTable.invalid(library.file("/invalid-ipv" + version + "-addresses.json")));
    }
    check("addresses", cases);
  }

  @Test
  void networks() throws IOException {
    Download library =
        Download.of(
            NPM + "/netmask/-/netmask-2.0.2.tgz",
            "df9efa5539e2ba3d7ab92f1ed0cf7c0c9f39a19d492ad696b2a36b19f094f64e");
    List<ExternalCase> cases =
        new ArrayList<>(AddressTable.networks(library.file("/netmasks.coffee")));
    cases.addAll(AddressTable.badNetworks(library.file("/badnets.coffee")));
    check("networks", cases);
  }

  @Test
  void globs() throws IOException {
    String script =
        Download.of(
                NPM + "/minimatch/-/minimatch-1.0.0.tgz",
                "0771fd73ee1ac894962f6886040804ad6431f3ca0090e490fc7fd7cf1fe7a15c")
            .file("/test/basic.js");
    check("globs", GlobTable.cases(script));
  }

  private static void check(String table, List<ExternalCase> cases) throws IOException {
    Exclusions exclusions = Exclusions.of(table);
    if (Boolean.getBoolean("edict.external.update")) {
      exclusions.update(cases);
      exclusions = Exclusions.of(table);
    }
    assertThat(cases).isNotEmpty();
    assertThat(exclusions.mistakes(cases)).as(table + " " + counts(cases)).isEmpty();
  }

  /** Returns how many cases agree, and how many differ for each reason. */
  static Map<String, Integer> counts(List<ExternalCase> cases) {
    Map<String, Integer> counts = new TreeMap<>();
    for (ExternalCase one : cases) {
      counts.merge(one.difference() == null ? "agrees" : one.difference(), 1, Integer::sum);
    }
    return counts;
  }
}
