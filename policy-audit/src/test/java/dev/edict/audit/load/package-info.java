/** Programs that make large journals and archives to measure with; see {@code spec/audit.md}, 8. */
package dev.edict.audit.load;
