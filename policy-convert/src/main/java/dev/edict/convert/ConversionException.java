package dev.edict.convert;

/** Says why a text could not be converted; nothing of it was. */
public final class ConversionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message what is wrong and where, lower case, without a full stop
   */
  public ConversionException(String message) {
    super(message);
  }
}
