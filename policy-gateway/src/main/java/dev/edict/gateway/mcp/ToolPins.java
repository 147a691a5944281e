package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.gateway.rpc.RpcFault;
import dev.edict.gateway.rpc.StrictTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The digest of every tool definition as it was first seen. A definition that differs later is not
 * the one that anybody agreed to. Safe for use by many threads.
 */
final class ToolPins {
  // A server that invents names for ever is not to use up the memory.
  private static final int MOST_PINS = 100_000;

  private final @Nullable Path file;
  private final Map<String, String> digests = new TreeMap<>();

  private ToolPins(@Nullable Path file) {
    this.file = file;
  }

  /** Returns pins that are kept in {@code file}, or in memory only when there is none. */
  static ToolPins open(@Nullable Path file) throws IOException {
    ToolPins pins = new ToolPins(file);
    if (file != null) {
      pins.load(file);
    }
    return pins;
  }

  private void load(Path from) throws IOException {
    try {
      JsonNode tree = StrictTree.read(StrictTree.decode(Files.readAllBytes(from)));
      if (!(tree instanceof ObjectNode object)) {
        throw new IOException("the file of pins is not an object: " + from);
      }
      object.properties().forEach(m -> digests.put(m.getKey(), m.getValue().asText()));
    } catch (NoSuchFileException first) {
      digests.clear();
    } catch (RpcFault malformed) {
      throw new IOException("the file of pins is not strict JSON: " + from);
    }
  }

  /**
   * Returns whether a definition is the one that was seen first; that is the case the first time.
   *
   * @throws IOException if a new pin cannot be kept
   */
  synchronized boolean isUnchanged(String server, String tool, String digest) throws IOException {
    // A slash stands in no name, so two pairs never become one key.
    String key = server + "/" + tool;
    String pinned = digests.get(key);
    if (pinned != null) {
      return pinned.equals(digest);
    }
    if (digests.size() >= MOST_PINS) {
      throw new IOException("too many tools were seen");
    }
    digests.put(key, digest);
    if (file != null) {
      save(file);
    }
    return true;
  }

  private void save(Path to) throws IOException {
    ObjectNode tree = StrictTree.nodes().objectNode();
    digests.forEach(tree::put);
    Path folder = to.toAbsolutePath().getParent();
    Path fresh = Files.createTempFile(folder, ".pins", ".json");
    Files.write(fresh, (StrictTree.write(tree) + "\n").getBytes(StandardCharsets.UTF_8));
    Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
