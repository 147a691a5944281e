import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An MCP server that reads and deletes any file it is asked to. It takes messages apart by patterns,
 * which is enough behind a gateway that writes each of them anew.
 */
final class FilesServer {
  private static final String TOOL =
      "{\"name\":\"%s\",\"description\":\"%s a file\",\"inputSchema\":{\"type\":\"object\"}}";

  public static void main(String[] arguments) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String id = find(line, "\"id\":([0-9]+|\"[^\"]*\")");
      if (id != null) {
        System.out.println("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result(line) + "}");
      }
    }
  }

  private static String result(String line) throws IOException {
    switch (String.valueOf(find(line, "\"method\":\"([^\"]*)\""))) {
      case "initialize":
        return "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},"
            + "\"serverInfo\":{\"name\":\"files\",\"version\":\"1\"}}";
      case "tools/list":
        return "{\"tools\":["
            + TOOL.formatted("read_file", "Reads")
            + ","
            + TOOL.formatted("delete_file", "Deletes")
            + "]}";
      case "tools/call":
        Path path = Path.of(String.valueOf(find(line, "\"path\":\"([^\"]*)\"")));
        if ("delete_file".equals(find(line, "\"name\":\"([^\"]*)\""))) {
          Files.delete(path);
          return text("deleted");
        }
        return text(Files.readString(path).strip());
      default:
        return "{}";
    }
  }

  private static String text(String text) {
    return "{\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]}";
  }

  private static String find(String line, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(line);
    return matcher.find() ? matcher.group(1) : null;
  }
}
