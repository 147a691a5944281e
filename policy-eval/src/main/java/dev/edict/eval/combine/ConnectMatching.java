package dev.edict.eval.combine;

/**
 * The rules whose targets match a plain connection, with the HTTP rules whose endpoints do: what
 * they say depends on the requests that would follow.
 */
public interface ConnectMatching extends Matching {

  /** Returns the denies of some HTTP requests on the connection. */
  Candidates httpDenies();

  /** Returns the allows of some HTTP requests on the connection. */
  Candidates httpAllows();
}
