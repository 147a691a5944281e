package dev.edict.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.source.PolicySource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** After any edits, the incremental front end says what a fresh one says. */
class IncrementalFrontEndProperties {
  private static final int EDITS = 6;
  private static final List<String> NAMES = List.of("a.edict", "b.edict", "c.edict", "x/d.edict");

  /** Parts of files, some faulty alone and some only beside others. */
  private static final List<String> PARTS =
      List.of(
          "policy \"A\" level org\n",
          "policy \"B\" level local\n",
          "policy \"B\" level team\n",
          "set hosts: host = [\"a.example\", \"*.b.example\"]\n",
          "set hosts: host = [\"c.example\", \"not a host\"]\n",
          "set more: host = [hosts, \"d.example\"]\n",
          "set paths: path = [\"/a/**\"]\n",
          "import hosts from \"a.edict\"\n",
          "import more from \"b.edict\"\n",
          "import paths from \"x/d.edict\"\n",
          "import hosts from \"../a.edict\"\n",
          "attribute subject.rank: integer\n",
          "attribute subject.rank: string\n",
          "attribute subject.id: string\n",
          "network { allow \"r1\" connect tcp to hosts }\n",
          "network { deny \"r2\" connect tcp to more when subject.rank < 3 }\n",
          "network { deny \"r2\" connect any to \"z.example\" unless subject.id == \"x\" }\n",
          "filesystem { allow \"r3\" read on paths, \"/b\" }\n",
          "mcp { allow \"r4\" call \"s/t\" require approval \"why\" }\n",
          "limits { memory 1GiB }\n",
          "delegate network to local within hosts\n",
          "test \"t\" { allow connect tcp to \"a.example:1\" by \"r1\" }\n",
          "assert never allow connect any to hosts\n",
          "network { allow \"broken\" connect tcp to }\n",
          "// a comment\n");

  @Property
  void everyUpdateEqualsAFreshRead(@ForAll long seed) {
    Random random = new Random(seed);
    IncrementalFrontEnd incremental = new IncrementalFrontEnd();
    Map<String, String> files = new TreeMap<>();
    NAMES.forEach(name -> files.put(name, text(random)));
    for (int i = 0; i < EDITS; i++) {
      List<PolicySource> sources = sources(files, random);
      assertThat(incremental.update(sources))
          .as("edit %d of seed %d in %s", i, seed, files)
          .isEqualTo(PolicyFrontEnd.analyze(sources));
      edit(files, random);
    }
  }

  private static List<PolicySource> sources(Map<String, String> files, Random random) {
    List<PolicySource> sources = new ArrayList<>();
    files.forEach((name, text) -> sources.add(PolicySource.of(name, text)));
    Collections.shuffle(sources, random);
    return sources;
  }

  private static void edit(Map<String, String> files, Random random) {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    switch (random.nextInt(5)) {
      case 0 -> files.remove(name);
      case 1 -> files.put(name, text(random));
      case 2 -> files.merge(name, part(random), String::concat);
      case 3 -> files.computeIfPresent(name, (key, text) -> text.replaceFirst("example", "test"));
      default -> files.computeIfPresent(name, (key, text) -> text.replaceFirst("\n", "\n\n"));
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder("edict 1\n");
    for (int parts = random.nextInt(7); parts > 0; parts--) {
      text.append(part(random));
    }
    return text.toString();
  }

  private static String part(Random random) {
    return PARTS.get(random.nextInt(PARTS.size()));
  }
}
