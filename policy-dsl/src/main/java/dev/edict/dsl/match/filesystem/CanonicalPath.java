package dev.edict.dsl.match.filesystem;

import dev.edict.dsl.match.Canonical;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An absolute path in canonical form: no empty, {@code .} or {@code ..} segments and no trailing
 * separator.
 */
public final class CanonicalPath {

  private final String text;
  private final FilesystemProfile profile;
  // Made when they are asked for; two threads may make the same, alike.
  private @Nullable String caseFolded;
  private @Nullable String loose;

  CanonicalPath(String canonicalText, FilesystemProfile profile) {
    this.text = canonicalText;
    this.profile = profile;
  }

  /**
   * Returns the path that {@code text} writes on a filesystem of the given profile.
   *
   * <p>Repeated separators, {@code .} and {@code ..} are resolved lexically, {@code ..} at the root
   * staying there, and {@code ~} stands for {@code home}. Refused are relative paths, NUL, lone
   * surrogates, texts of more than 32767 and segments of more than 4096 characters, more than 2048
   * segments, more than 1024 combining marks or 64 of them together, and on Windows every path that
   * names no file of a drive plainly: drive-relative paths, network shares, device and verbatim
   * prefixes, device names, streams, short names, and segments that end in a dot or a space.
   *
   * @param home the home directory of the subject, or null when it is not known
   * @throws IllegalArgumentException when {@code home} has another profile
   */
  public static Canonical<CanonicalPath> parse(
      String text, FilesystemProfile profile, @Nullable CanonicalPath home) {
    if (home != null && home.profile != profile) {
      throw new IllegalArgumentException("home " + home + " is of profile " + home.profile);
    }
    return PathSyntax.parse(text, profile, home);
  }

  /** Returns the only accepted spelling. */
  public String text() {
    return text;
  }

  /** Returns the profile of the filesystem that the path belongs to. */
  public FilesystemProfile profile() {
    return profile;
  }

  /** Returns whether the path is {@code /} or the top of a drive. */
  public boolean isRoot() {
    return text.length() == rootLength();
  }

  /** Returns the names from the root down; none for a root. */
  public List<String> segments() {
    List<String> segments = new ArrayList<>();
    for (int from = firstSegment(); from <= text.length(); ) {
      int separator = text.indexOf(profile.separator(), from);
      int end = separator < 0 ? text.length() : separator;
      segments.add(text.substring(from, end));
      from = end + 1;
    }
    return segments;
  }

  /** Returns the drive letter in upper case, or 0 when the profile has no drives. */
  public char drive() {
    return profile == FilesystemProfile.WINDOWS ? text.charAt(0) : 0;
  }

  /** Returns how many characters the root has, with its separator. */
  int rootLength() {
    return profile == FilesystemProfile.WINDOWS ? 3 : 1;
  }

  /** Returns where the first segment starts, beyond the text for a root. */
  public int firstSegment() {
    return isRoot() ? text.length() + 1 : rootLength();
  }

  /** Returns the canonical text in the given form; its drive or root stays in place. */
  public String textIn(PathForm form) {
    return switch (form) {
      case EXACT -> text;
      case CASE_FOLDED -> caseFolded();
      case LOOSE -> loose();
    };
  }

  private String caseFolded() {
    String form = caseFolded;
    if (form == null) {
      form = PathForm.CASE_FOLDED.apply(text);
      caseFolded = form;
    }
    return form;
  }

  private String loose() {
    String form = loose;
    if (form == null) {
      String folded = caseFolded();
      form = PathForm.isAscii(text) ? folded : PathForm.LOOSE.apply(text);
      // One object, so that it is told at a glance that both forms are the same.
      form = form.equals(folded) ? folded : form;
      loose = form;
    }
    return form;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CanonicalPath path && text.equals(path.text) && profile == path.profile;
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns {@link #text()}. */
  @Override
  public String toString() {
    return text;
  }
}
