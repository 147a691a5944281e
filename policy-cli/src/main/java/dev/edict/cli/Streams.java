package dev.edict.cli;

import java.io.InputStream;
import java.io.PrintWriter;

/**
 * What a command reads from and writes to.
 *
 * @param in standard input
 * @param out answers; written in UTF-8, flushed at the end of the command
 * @param err messages, each flushed at once
 * @param watched whether a person sees the messages as they come
 */
record Streams(InputStream in, PrintWriter out, PrintWriter err, boolean watched) {}
