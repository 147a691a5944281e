package dev.edict.bench.neutral;

/** A rule in words that no engine owns; a deny beats any allow, and no rule means no. */
public sealed interface NeutralRule {

  /** Returns the rule's name, unique in a workload. */
  String id();

  /** Returns whether it allows; otherwise it denies. */
  boolean allow();

  /** Returns what the rule is about. */
  Area area();

  /** Returns how much of its resource a rule leaves open. */
  Generality generality();

  /** How much of its resource a rule leaves open. */
  enum Generality {
    /** One resource alone. */
    EXACT,
    /** All that lies at one place: under a domain, in a block of addresses, in a folder. */
    WILDCARD,
    /** Something at any place: a file name at any depth, a tool of any server. */
    FLOATING
  }

  /**
   * Connections.
   *
   * @param shape how {@code host} is meant
   * @param host a name, the suffix of names, or a block of addresses
   * @param firstPort the lowest port, from 0
   * @param lastPort the highest port, to 65535
   */
  record OnHost(String id, boolean allow, HostShape shape, String host, int firstPort, int lastPort)
      implements NeutralRule {

    /** The highest port there is. */
    public static final int LAST_PORT = 65_535;

    /** Returns whether every port is meant. */
    public boolean anyPort() {
      return firstPort == 0 && lastPort == LAST_PORT;
    }

    @Override
    public Area area() {
      return Area.NET;
    }

    @Override
    public Generality generality() {
      return shape == HostShape.EXACT ? Generality.EXACT : Generality.WILDCARD;
    }
  }

  /** How the host of a rule is meant. */
  enum HostShape {
    /** The name itself. */
    EXACT,
    /** Every name one label below the suffix. */
    ONE_LABEL,
    /** Every name one label or more below the suffix. */
    ANY_DEPTH,
    /** Every address in the block, {@code 10.0.0.0/8}. */
    BLOCK
  }

  /**
   * Files.
   *
   * @param shape how the two are meant
   * @param folder the folder without a slash at its end; empty where any will do
   * @param name the name or the extension of the file; empty where any will do
   * @param read whether reading is meant
   * @param write whether writing is meant
   */
  record OnPath(
      String id,
      boolean allow,
      PathShape shape,
      String folder,
      String name,
      boolean read,
      boolean write)
      implements NeutralRule {

    /** Returns whether every action is meant. */
    public boolean anyAction() {
      return read && write;
    }

    @Override
    public Area area() {
      return Area.FS;
    }

    @Override
    public Generality generality() {
      return switch (shape) {
        case EXACT -> Generality.EXACT;
        case TREE, IN_FOLDER -> Generality.WILDCARD;
        case NAME, EXTENSION -> Generality.FLOATING;
      };
    }
  }

  /** How folder and name of a rule are meant. */
  enum PathShape {
    /** The file of that name in that folder. */
    EXACT,
    /** Everything beneath the folder, not the folder. */
    TREE,
    /** Files of that name in any folder. */
    NAME,
    /** Files with that extension in any folder. */
    EXTENSION,
    /** Files with that extension in that folder. */
    IN_FOLDER
  }

  /**
   * Calls of MCP tools.
   *
   * @param server the server; {@value #ANY_SERVER} for any
   * @param shape how {@code tool} is meant
   * @param tool a name or a part of names
   */
  record OnTool(String id, boolean allow, String server, ToolShape shape, String tool)
      implements NeutralRule {

    /** Stands for any server. */
    public static final String ANY_SERVER = "*";

    /** Returns whether any server is meant. */
    public boolean anyServer() {
      return server.equals(ANY_SERVER);
    }

    @Override
    public Area area() {
      return Area.MCP;
    }

    @Override
    public Generality generality() {
      if (anyServer() || shape == ToolShape.SUFFIX) {
        return Generality.FLOATING;
      }
      return shape == ToolShape.EXACT ? Generality.EXACT : Generality.WILDCARD;
    }
  }

  /** How the tool of a rule is meant. */
  enum ToolShape {
    /** The tool of that name. */
    EXACT,
    /** Tools whose names start like that. */
    PREFIX,
    /** Tools whose names end like that. */
    SUFFIX,
    /** Every tool. */
    ANY
  }
}
