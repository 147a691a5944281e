/**
 * The laws of {@code spec/precedence.md}, each as a check of an {@link dev.edict.eval.law.Engine}:
 * the product, or one with a fault that the law must notice.
 */
@NullMarked
package dev.edict.eval.law;

import org.jspecify.annotations.NullMarked;
