/**
 * A page on this machine for trying out policies: {@link dev.edict.cli.playground.Playground}
 * serves it, {@link dev.edict.cli.playground.LocalServer} says who may ask, and {@link
 * dev.edict.cli.playground.PlaygroundCalls} answers what the page asks.
 */
package dev.edict.cli.playground;
