/**
 * Findings as reports: for people, programs and continuous integration.
 *
 * <p>A command makes a {@link dev.edict.cli.report.Report}, which is a list of things examined with
 * the findings about each; {@link dev.edict.cli.report.ReportFormat} writes it.
 */
package dev.edict.cli.report;
