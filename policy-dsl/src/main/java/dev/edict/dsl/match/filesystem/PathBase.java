package dev.edict.dsl.match.filesystem;

/**
 * Where a path pattern starts.
 *
 * @param kind the kind of start
 * @param drive the upper-case letter of a drive, {@value #ANY_DRIVE} for any drive, or 0 for the
 *     other kinds
 */
public record PathBase(Kind kind, char drive) {

  /** Stands for any drive letter. */
  public static final char ANY_DRIVE = '*';

  static final PathBase ROOT = new PathBase(Kind.ROOT, (char) 0);
  static final PathBase HOME = new PathBase(Kind.HOME, (char) 0);
  static final PathBase ANYWHERE = new PathBase(Kind.ANYWHERE, (char) 0);

  /** A kind of start. */
  public enum Kind {
    /** The root of a filesystem without drives, {@code /}. */
    ROOT,
    /** The home directory of the subject, {@code ~}. */
    HOME,
    /** The root or any directory, on any drive; the pattern starts with {@code **}. */
    ANYWHERE,
    /** The top of a Windows drive, {@code C:/}, or of any, {@code *:/}. */
    DRIVE
  }

  /** Returns the start at a drive, which is an upper-case letter or {@link #ANY_DRIVE}. */
  static PathBase drive(char letter) {
    return new PathBase(Kind.DRIVE, letter);
  }

  /** Returns whether patterns from this start, unless it is the home, can match below a root. */
  boolean admitsDrive(char rootDrive) {
    return switch (kind) {
      case ROOT -> rootDrive == 0;
      case DRIVE -> rootDrive != 0 && (drive == ANY_DRIVE || drive == rootDrive);
      case ANYWHERE, HOME -> true;
    };
  }

  /** Returns whether this start includes every place that {@code other} stands for. */
  boolean covers(PathBase other) {
    return kind == Kind.ANYWHERE
        || equals(other)
        || (kind == Kind.DRIVE && other.kind == Kind.DRIVE && drive == ANY_DRIVE);
  }

  /** Returns whether this start and {@code other} can stand for the same place. */
  boolean overlaps(PathBase other) {
    boolean free = isFree() || other.isFree();
    return free || covers(other) || other.covers(this);
  }

  private boolean isFree() {
    return kind == Kind.ANYWHERE || kind == Kind.HOME;
  }
}
