import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * What is outside of the sandbox: a server of static files, which hands out the bundle, and a model.
 * Arguments: the directory to serve, a file for the keys that the model was sent, a file for the two ports.
 */
final class Outside {
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    Path keys = Path.of(arguments[1]);
    HttpServer files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    files.createContext("/", exchange -> serve(exchange, directory));
    files.start();
    HttpServer model = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
    model.createContext("/", exchange -> think(exchange, keys));
    model.start();
    Path ports = Path.of(arguments[2] + ".tmp");
    Files.writeString(ports, files.getAddress().getPort() + " " + model.getAddress().getPort() + "\n");
    Files.move(ports, Path.of(arguments[2]));
  }

  private static void serve(HttpExchange exchange, Path directory) throws IOException {
    Path file = directory.resolve(Path.of(exchange.getRequestURI().getPath()).getFileName());
    byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    String tag = "\"" + Integer.toHexString(Arrays.hashCode(bytes)) + "\"";
    exchange.getResponseHeaders().set("ETag", tag);
    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
    } else {
      exchange.sendResponseHeaders(bytes.length == 0 ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private static void think(HttpExchange exchange, Path keys) throws IOException {
    String key = String.valueOf(exchange.getRequestHeaders().getFirst("x-api-key"));
    Files.writeString(keys, key + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    exchange.getRequestBody().readAllBytes();
    byte[] answer = "{\"text\":\"hello\"}".getBytes(StandardCharsets.US_ASCII);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }
}
