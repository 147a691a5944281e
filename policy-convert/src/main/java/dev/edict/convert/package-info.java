/**
 * What all conversions share: {@link dev.edict.convert.Loss} says what a result does not, {@link
 * dev.edict.convert.ConversionException} why there is none.
 */
package dev.edict.convert;
