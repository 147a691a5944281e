package dev.edict.audit.delivery;

import java.io.IOException;

/** Says that signing in was refused until a person changes something. */
final class SignInRefused extends IOException {
  private static final long serialVersionUID = 1L;

  SignInRefused(String reason) {
    super("sign-in: " + reason);
  }
}
