package dev.edict.dsl.match;

/** The stable class of a {@link Rejection}. */
public enum RejectionCode {
  /** The text is empty. */
  EMPTY("the text is empty"),
  /** The text is longer than its domain permits. */
  TOO_LONG("the text is longer than its domain permits"),
  /** A control character stands where none may. */
  CONTROL_CHARACTER("a control character stands where none may"),
  /** A character outside ASCII stands where only ASCII may. */
  NON_ASCII("a character outside ascii stands where only ascii may"),
  /** Half of a surrogate pair stands alone. */
  LONE_SURROGATE("half of a surrogate pair stands alone"),

  /** A host name has an empty label. */
  EMPTY_LABEL("a host name has an empty label"),
  /** A label of a host name is longer than 63 characters. */
  LABEL_TOO_LONG("a label of a host name is longer than 63 characters"),
  /** A host holds a character that no host name has. */
  BAD_HOST_CHARACTER("a host holds a character that no host name has"),
  /** A spelling of an IPv4 address that resolvers read in different ways. */
  AMBIGUOUS_IPV4("a spelling of an ipv4 address that resolvers read in different ways"),
  /** The text has the form of an IPv4 address but is none. */
  BAD_IPV4("the text has the form of an ipv4 address but is none"),
  /** The text has the form of an IPv6 address but is none. */
  BAD_IPV6("the text has the form of an ipv6 address but is none"),
  /** An IPv6 address names a zone. */
  ZONE_ID("an ipv6 address names a zone"),
  /** A port or port range is not written in plain digits. */
  BAD_PORT("a port or port range is not written in plain digits"),
  /** A port lies outside 1 to 65535, or a range runs backwards. */
  PORT_OUT_OF_RANGE("a port lies outside 1 to 65535 or a range runs backwards"),
  /** The text needs a port and has none. */
  MISSING_PORT("the text needs a port and has none"),
  /** The prefix length of a network is missing or out of range. */
  BAD_CIDR("the prefix length of a network is missing or out of range"),
  /** An address of a network has bits set beyond the prefix length. */
  HOST_BITS_SET("an address of a network has bits set beyond the prefix length"),
  /** A lone star, which authors read in different ways. */
  BARE_STAR("a lone star, which authors read in different ways"),
  /** A wildcard stands where none may, or a form of wildcard that the language does not have. */
  BAD_GLOB("a wildcard stands where none may or has a form that the language does not have"),
  /** The text is not an HTTP method. */
  BAD_METHOD("the text is not an http method"),
  /** An HTTP path is not in canonical form. */
  BAD_HTTP_PATH("an http path is not in canonical form"),
  /** A percent-encoded octet has another spelling or is broken. */
  PERCENT_ENCODING("a percent-encoded octet has another spelling or is broken"),
  /** The text is not a URL of a known scheme in strict form. */
  BAD_URL("the text is not a url of a known scheme in strict form"),
  /** A URL carries a user name or password. */
  USERINFO("a url carries a user name or password"),
  /** The names that a request gives for one host differ. */
  NAMES_DISAGREE("the names that a request gives for one host differ"),

  /** A path does not start at a root. */
  RELATIVE_PATH("a path does not start at a root"),
  /** A path starts at the home directory, which is not known. */
  HOME_UNKNOWN("a path starts at the home directory, which is not known"),
  /** A pattern has a segment {@code .} or {@code ..}. */
  DOT_SEGMENT("a pattern has a segment of one or two dots"),
  /** A pattern or URI has an empty segment. */
  EMPTY_SEGMENT("a pattern or uri has an empty segment"),
  /** A pattern ends in a separator. */
  TRAILING_SLASH("a pattern ends in a separator"),
  /** A path or pattern has too many segments. */
  TOO_MANY_SEGMENTS("a path or pattern has too many segments"),
  /** A pattern starts with an environment variable, which is not expanded. */
  ENVIRONMENT_VARIABLE("a pattern starts with an environment variable, which is not expanded"),
  /** A path holds a character that its filesystem does not permit. */
  BAD_PATH_CHARACTER("a path holds a character that its filesystem does not permit"),
  /** A Windows path is relative to the current directory of a drive. */
  DRIVE_RELATIVE("a windows path is relative to the current directory of a drive"),
  /** A Windows path names a network share. */
  UNC_PATH("a windows path names a network share"),
  /** A Windows path starts with a device or verbatim prefix. */
  DEVICE_PATH("a windows path starts with a device or verbatim prefix"),
  /** A Windows path segment is the name of a device. */
  RESERVED_NAME("a windows path segment is the name of a device"),
  /** A Windows path names an alternate data stream. */
  ALTERNATE_STREAM("a windows path names an alternate data stream"),
  /** A Windows path segment has the form of a generated short name. */
  SHORT_NAME("a windows path segment has the form of a generated short name"),
  /** A Windows path segment ends in a dot or a space, which Windows drops. */
  TRAILING_DOT_OR_SPACE("a windows path segment ends in a dot or a space"),

  /** The text is not the name of an MCP server. */
  BAD_SERVER_NAME("the text is not the name of an mcp server"),
  /** The text is not the name of an MCP tool. */
  BAD_TOOL_NAME("the text is not the name of an mcp tool"),
  /** The text is not the name of an MCP prompt. */
  BAD_PROMPT_NAME("the text is not the name of an mcp prompt"),
  /** A tool pattern is not of the form server/tool. */
  BAD_TOOL_PATTERN("a tool pattern is not of the form server/tool"),
  /** A joined tool name starts with the name of no known server. */
  UNKNOWN_SERVER("a joined tool name starts with the name of no known server"),
  /** A joined tool name can be split in several ways. */
  AMBIGUOUS_TOOL_NAME("a joined tool name can be split in several ways"),
  /** The text is not a resource URI in canonical form. */
  BAD_URI("the text is not a resource uri in canonical form"),

  /** The text is not strict JSON. */
  BAD_JSON("the text is not strict json"),
  /** An object of a JSON text has one member name twice. */
  DUPLICATE_KEY("an object of a json text has one member name twice"),
  /** A JSON text is nested too deep. */
  TOO_DEEP("a json text is nested too deep"),
  /** A number of a JSON text has too many digits or too large an exponent. */
  NUMBER_TOO_LARGE("a number of a json text has too many digits or too large an exponent"),
  /** A JSON text is not an object. */
  NOT_AN_OBJECT("a json text is not an object");

  private final String id;
  private final String meaning;

  RejectionCode(String meaning) {
    this.id = kebab(name());
    this.meaning = meaning;
  }

  /** Returns the stable kebab-case spelling, as in {@code ambiguous-ipv4}. */
  public String id() {
    return id;
  }

  /** Returns what the code stands for, in one lower-case phrase. */
  public String meaning() {
    return meaning;
  }

  private static String kebab(String name) {
    StringBuilder kebab = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      kebab.append(c == '_' ? '-' : Ascii.toLowerCase(c));
    }
    return kebab.toString();
  }
}
