package dev.edict.example.service;

import org.springframework.stereotype.Component;

/** Stands for the tools that agents call. */
@Component
class Tools {
  /** Returns the answer of a tool. */
  String call(String server, String tool, String arguments) {
    return server + "/" + tool + " was called with " + arguments;
  }
}
