package dev.edict.gateway.proxy;

/** Why a request is not served; nothing of the request is repeated. */
final class ProxyFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  /**
   * Makes a fault.
   *
   * @param status the status of the answer
   * @param code a stable kebab-case word
   */
  ProxyFault(int status, String code, String reason) {
    super(reason);
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
