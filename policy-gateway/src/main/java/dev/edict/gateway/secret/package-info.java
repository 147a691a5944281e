/**
 * Where the values of secrets come from. A policy names a secret and where it goes; a {@link
 * dev.edict.gateway.secret.SecretProvider} gives its value at the moment of use. No value appears
 * in a policy, event, log or message.
 */
package dev.edict.gateway.secret;
