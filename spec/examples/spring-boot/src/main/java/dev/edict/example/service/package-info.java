/** A service whose agents call tools, each call decided by the policies. */
package dev.edict.example.service;
