package dev.edict.audit.journal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how texts were written that come again and again as the same object: the names of rules
 * and policies, of users and sandboxes. A text is kept when it comes the second time, so that texts
 * made for one record cost no memory. For one thread.
 */
final class KnownTexts {
  private static final int BITS = 10;
  private static final int MAX_BYTES = 512;
  private static final int MIX = 0x9e37_79b9;

  private final Known[] places = new Known[1 << BITS];

  private static final class Known {
    @Nullable String text;
    byte @Nullable [] written;
  }

  KnownTexts() {
    Arrays.setAll(places, place -> new Known());
  }

  /** Returns how the text was written, or null when that is not known. */
  @SuppressWarnings("ReferenceEquality") // comparing characters would cost as much as writing them
  byte @Nullable [] get(String text) {
    Known known = place(text);
    return known.text == text ? known.written : null;
  }

  /** Takes note of a text that is not known, and of how it was written. */
  @SuppressWarnings("ReferenceEquality") // another object with the same characters is new here
  void offer(String text, byte[] bytes, int from, int to) {
    Known known = place(text);
    boolean isSecond = known.text == text && to - from <= MAX_BYTES;
    known.text = text;
    known.written = isSecond ? Arrays.copyOfRange(bytes, from, to) : null;
  }

  private Known place(String text) {
    return places[(text.hashCode() * MIX) >>> (Integer.SIZE - BITS)];
  }
}
