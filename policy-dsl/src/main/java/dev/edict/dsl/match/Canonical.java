package dev.edict.dsl.match;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of canonicalising outside text: a canonical value, or the reason for refusing it.
 *
 * @param <T> the canonical value
 */
public sealed interface Canonical<T> {

  /** Returns an accepted outcome holding {@code value}. */
  static <T> Canonical<T> accepted(T value) {
    return new Accepted<>(value);
  }

  /** Returns a rejected outcome for the given reason. */
  static <T> Canonical<T> rejected(Rejection rejection) {
    return new Rejected<>(rejection);
  }

  /** Returns a rejected outcome with help for the author of the text. */
  static <T> Canonical<T> rejected(RejectionCode code, int offset, String detail, String help) {
    return new Rejected<>(new Rejection(code, offset, detail, help));
  }

  /** Returns a rejected outcome without help. */
  static <T> Canonical<T> rejected(RejectionCode code, int offset, String detail) {
    return new Rejected<>(new Rejection(code, offset, detail, ""));
  }

  /** Returns whether the text was accepted. */
  boolean isAccepted();

  /** Returns the canonical value, or null when the text was rejected. */
  @Nullable T orNull();

  /**
   * Returns the canonical value.
   *
   * @throws IllegalStateException when the text was rejected
   */
  T value();

  /**
   * Returns why the text was rejected.
   *
   * @throws IllegalStateException when the text was accepted
   */
  Rejection rejection();

  /** Returns the outcome with {@code change} applied to an accepted value. */
  <R> Canonical<R> map(Function<? super T, ? extends R> change);

  /** Returns the outcome of {@code next} for an accepted value, else this rejection. */
  <R> Canonical<R> flatMap(Function<? super T, Canonical<R>> next);

  /** Returns this outcome with a rejection's offset moved right by {@code distance} characters. */
  Canonical<T> shifted(int distance);

  /**
   * Text that has a canonical value.
   *
   * @param value the canonical value
   */
  record Accepted<T>(T value) implements Canonical<T> {
    @Override
    public boolean isAccepted() {
      return true;
    }

    @Override
    public T orNull() {
      return value;
    }

    @Override
    public Rejection rejection() {
      throw new IllegalStateException("the text was accepted as " + value);
    }

    @Override
    public <R> Canonical<R> map(Function<? super T, ? extends R> change) {
      return new Accepted<>(change.apply(value));
    }

    @Override
    public <R> Canonical<R> flatMap(Function<? super T, Canonical<R>> next) {
      return next.apply(value);
    }

    @Override
    public Canonical<T> shifted(int distance) {
      return this;
    }
  }

  /**
   * Text that is refused.
   *
   * @param rejection the reason
   */
  record Rejected<T>(Rejection rejection) implements Canonical<T> {
    @Override
    public boolean isAccepted() {
      return false;
    }

    @Override
    public @Nullable T orNull() {
      return null;
    }

    @Override
    public T value() {
      throw new IllegalStateException(rejection.toString());
    }

    @Override
    public <R> Canonical<R> map(Function<? super T, ? extends R> change) {
      return new Rejected<>(rejection);
    }

    @Override
    public <R> Canonical<R> flatMap(Function<? super T, Canonical<R>> next) {
      return new Rejected<>(rejection);
    }

    @Override
    public Canonical<T> shifted(int distance) {
      return new Rejected<>(rejection.shifted(distance));
    }
  }
}
