/** What a starter for Spring Boot does: policies become a decision point, measured and watched. */
package dev.edict.example.starter;
