package dev.edict.gateway.file;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes that every file has, by name. */
final class BasicAttributes {
  private static final String PREFIX = "basic:";

  private final Map<String, Object> byName = new LinkedHashMap<>();

  private BasicAttributes(BasicFileAttributes attributes) {
    byName.put("lastModifiedTime", attributes.lastModifiedTime());
    byName.put("lastAccessTime", attributes.lastAccessTime());
    byName.put("creationTime", attributes.creationTime());
    byName.put("size", attributes.size());
    byName.put("isRegularFile", attributes.isRegularFile());
    byName.put("isDirectory", attributes.isDirectory());
    byName.put("isSymbolicLink", attributes.isSymbolicLink());
    byName.put("isOther", attributes.isOther());
    @Nullable Object key = attributes.fileKey();
    if (key != null) {
      byName.put("fileKey", key);
    }
  }

  static BasicAttributes of(BasicFileAttributes attributes) {
    return new BasicAttributes(attributes);
  }

  /**
   * Returns some attributes.
   *
   * @param names names with commas between them, or a star, as {@link
   *     java.nio.file.Files#readAttributes} takes them
   * @throws UnsupportedOperationException if another view is named
   * @throws IllegalArgumentException if an unknown attribute is named
   */
  Map<String, Object> select(String names) {
    int colon = names.indexOf(':');
    if (colon >= 0 && !names.startsWith(PREFIX)) {
      throw new UnsupportedOperationException("attributes of guarded files: " + names);
    }
    Map<String, Object> selected = new LinkedHashMap<>();
    for (String name : names.substring(colon + 1).split(",", -1)) {
      if (name.equals("*")) {
        return byName;
      }
      Object value = byName.get(name);
      if (value == null) {
        throw new IllegalArgumentException("unknown attribute " + name);
      }
      selected.put(name, value);
    }
    return selected;
  }
}
