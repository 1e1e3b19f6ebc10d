/**
 * The report: what is in a release, on one page that needs nothing but a browser. Nearly all of it stands in the
 * release's statistics and manifest already; only what must be read again, such as a second opinion on languages, is
 * taken from a bounded sample of the shards. {@link dev.parley.dataset.report.Report} puts the sections together, a
 * {@link dev.parley.dataset.report.Figure} is one plot with its table, and all text passes {@link
 * dev.parley.dataset.report.Html}, which alone writes markup.
 */
@NullMarked
package dev.parley.dataset.report;

import org.jspecify.annotations.NullMarked;
