package dev.edict.convert.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.convert.Loss;
import dev.edict.convert.export.AllowList.HostEntry;
import dev.edict.dsl.match.mcp.ToolPattern;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Writes allow lists as JSON. */
public final class AllowListJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private AllowListJson() {}

  /** Returns a list as JSON, lines ended by LF, in printable ASCII. */
  public static String write(AllowList list) {
    ObjectNode root = MAPPER.createObjectNode();
    ObjectNode network = root.putObject("network");
    ArrayNode allowed = network.putArray("allow");
    ArrayNode denied = network.putArray("deny");
    list.allowedHosts().forEach(entry -> add(allowed, entry));
    list.deniedHosts().forEach(entry -> add(denied, entry));
    ObjectNode mcp = root.putObject("mcp");
    addTools(mcp.putArray("allow"), list.allowedTools());
    addTools(mcp.putArray("deny"), list.deniedTools());
    ArrayNode leftOut = root.putArray("leftOut");
    for (Loss loss : list.losses()) {
      leftOut
          .addObject()
          .put("direction", loss.direction().word())
          .put("place", loss.place())
          .put("what", loss.what());
    }
    return print(root);
  }

  private static void add(ArrayNode array, HostEntry entry) {
    ObjectNode object = array.addObject();
    object.put("host", entry.endpoint().host().text());
    object.put("ports", entry.endpoint().ports().text());
    ArrayNode protocols = object.putArray("protocols");
    entry.protocols().forEach(protocol -> protocols.add(protocol.name().toLowerCase(Locale.ROOT)));
    object.put("rule", entry.rule());
  }

  private static void addTools(ArrayNode array, List<ToolPattern> tools) {
    tools.forEach(tool -> array.add(tool.text()));
  }

  private static String print(ObjectNode root) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = MAPPER.getFactory().createGenerator(text)) {
      DefaultIndenter lines = new DefaultIndenter("  ", "\n");
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withArrayIndenter(lines).withObjectIndenter(lines));
      MAPPER.writeTree(json, root);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string takes every text", impossible);
    }
    return text.append('\n').toString();
  }
}
