package dev.edict.eval.analysis.region;

import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.eval.analysis.condition.ExampleParts;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.PromptRequest;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.eval.request.ToolCallRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One request of a region.
 *
 * @param space its kind
 * @param verb the number of its verb
 * @param resource the parts of its resource
 * @param circumstances all else
 */
public record ExampleRequest(
    Space space, int verb, List<String> resource, ExampleParts circumstances) {
  private static final String HOME = FileBoxes.text(FileBoxes.HOME);
  private static final String OTHER_HOME = FileBoxes.text(FileBoxes.OTHER_HOME);
  private static final String WINDOWS_HOME = String.join("\\", FileBoxes.WINDOWS_HOME);
  private static final String SPARE_DRIVE = "Z:";

  /** Copies the list. */
  public ExampleRequest {
    resource = List.copyOf(resource);
  }

  /** Returns this request on a file as one of another kind of system. */
  public ExampleRequest in(Space other) {
    return new ExampleRequest(other, verb, resource, circumstances);
  }

  /**
   * Returns this request on a file in another home directory as one on the same file in the usual
   * one; on the same path when it is elsewhere.
   */
  public ExampleRequest inUsualHome() {
    String other = OTHER_HOME.substring(1);
    String path = resource.get(0);
    boolean inHome = path.equals(other) || path.startsWith(other + "/");
    String moved = inHome ? HOME.substring(1) + path.substring(other.length()) : path;
    return new ExampleRequest(Space.FILES, verb, List.of(moved), circumstances);
  }

  /** Returns the connection that this HTTP request is made on, which nobody inspects. */
  public ExampleRequest asConnection() {
    return new ExampleRequest(
        Space.CONNECT,
        0,
        List.of(resource.get(0), resource.get(1), resource.get(3)),
        circumstances);
  }

  /** Returns this connection with an address that its name resolved to. */
  public ExampleRequest resolvedTo(String address) {
    List<String> changed = new ArrayList<>(resource);
    changed.set(space.dimensions().indexOf(Dimension.RESOLVED), address);
    return new ExampleRequest(space, verb, changed, circumstances);
  }

  /** Returns when it is judged. */
  public Instant time() {
    return circumstances.now();
  }

  /** Returns the request. */
  public AccessRequest request() {
    String first = resource.get(0);
    return switch (space) {
      case CONNECT -> connection(first);
      case HTTP -> http(first);
      case FILES -> file(FilesystemProfile.POSIX, HOME, "/" + first);
      case UNKNOWN_FILES -> file(FilesystemProfile.UNKNOWN, HOME, "/" + first);
      case FOLDING_FILES -> file(FilesystemProfile.CASE_FOLDING, HOME, "/" + first);
      case OTHER_HOME_FILES -> file(FilesystemProfile.POSIX, OTHER_HOME, "/" + first);
      case DRIVES -> file(FilesystemProfile.WINDOWS, WINDOWS_HOME, drivePath(first));
      case CALL ->
          new ToolCallRequest(
              circumstances.subject(),
              environment(),
              circumstances.server(first),
              circumstances.tool(resource.get(1)),
              circumstances.arguments());
      case REGISTER ->
          new ServerRegistrationRequest(
              circumstances.subject(), environment(), circumstances.server(first));
      case RESOURCE ->
          new ResourceReadRequest(
              circumstances.subject(), environment(), circumstances.server(first), resource.get(1));
      case PROMPT ->
          new PromptRequest(
              circumstances.subject(), environment(), circumstances.server(first), resource.get(1));
    };
  }

  /** Returns the request in the words of tests, with what it carries. */
  public String text() {
    List<String> assignments = new ArrayList<>();
    if (space == Space.DRIVES) {
      assignments.add("profile = \"windows\"");
    } else if (space == Space.UNKNOWN_FILES) {
      assignments.add("profile = \"unknown\"");
    }
    if (space == Space.FOLDING_FILES) {
      assignments.add("profile = \"case-folding\"");
    }
    if (space == Space.OTHER_HOME_FILES) {
      assignments.add("home = \"" + OTHER_HOME + "\"");
    }
    assignments.addAll(circumstances.assignments());
    return resourceText()
        + (assignments.isEmpty() ? "" : " with " + String.join(", ", assignments));
  }

  private String resourceText() {
    String first = resource.get(0);
    return switch (space) {
      case CONNECT -> {
        ConnectVerb way = Verbs.connect(verb);
        yield "connect "
            + way.protocol().name().toLowerCase(Locale.ROOT)
            + endpoint()
            + resolvedText(2)
            + (way.isInspecting() ? " (inspected)" : "");
      }
      case HTTP ->
          "http "
              + Verbs.method(verb).name()
              + endpoint()
              + " path \"/"
              + resource.get(2)
              + "\""
              + resolvedText(3);
      case FILES, UNKNOWN_FILES, FOLDING_FILES, OTHER_HOME_FILES -> fileText("/" + first);
      case DRIVES -> fileText(drivePath(first).replace("\\", "\\\\"));
      case CALL -> "call \"" + first + "/" + resource.get(1) + "\"";
      case REGISTER -> "register \"" + first + "\"";
      case RESOURCE -> "read resource \"" + resource.get(1) + "\" from \"" + first + "\"";
      case PROMPT -> "get prompt \"" + resource.get(1) + "\" from \"" + first + "\"";
    };
  }

  private String endpoint() {
    String host = resource.get(0);
    return " to \"" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port() + "\"";
  }

  private String resolvedText(int index) {
    return resource.get(index).isEmpty() ? "" : " resolved \"" + resource.get(index) + "\"";
  }

  private String fileText(String path) {
    return Verbs.action(verb).keyword() + " on \"" + path + "\"";
  }

  private Environment environment() {
    return circumstances.environment(
        Environment.UNKNOWN.withHome(HOME).withProfile(FilesystemProfile.POSIX));
  }

  private AccessRequest connection(String host) {
    ConnectVerb way = Verbs.connect(verb);
    NetworkRequest.Builder builder =
        NetworkRequest.builder(circumstances.subject(), host, port())
            .environment(environment())
            .protocol(way.protocol())
            .resolvedAddresses(resolved(2));
    return way.isInspecting() ? builder.inspecting().build() : builder.build();
  }

  private AccessRequest http(String host) {
    return HttpRequest.builder(
            circumstances.subject(),
            Verbs.method(verb).name(),
            new HttpRequest.Target.Parts(host, port(), "/" + resource.get(2)))
        .environment(environment())
        .resolvedAddresses(resolved(3))
        .build();
  }

  private int port() {
    return Integer.parseInt(resource.get(1));
  }

  private List<String> resolved(int index) {
    String address = resource.get(index);
    return address.isEmpty() ? List.of() : List.of(address);
  }

  private AccessRequest file(FilesystemProfile profile, String home, String path) {
    Environment environment =
        circumstances.environment(Environment.UNKNOWN.withHome(home).withProfile(profile));
    return FileRequest.of(circumstances.subject(), environment, Verbs.action(verb), path);
  }

  /** A first segment that is no drive stands for drives that no pattern names. */
  private static String drivePath(String path) {
    int slash = path.indexOf('/');
    String drive = slash < 0 ? path : path.substring(0, slash);
    boolean written = drive.length() == 2 && drive.charAt(1) == ':';
    String below = slash < 0 ? "" : path.substring(slash + 1).replace('/', '\\');
    return (written ? drive : SPARE_DRIVE) + "\\" + below;
  }
}
