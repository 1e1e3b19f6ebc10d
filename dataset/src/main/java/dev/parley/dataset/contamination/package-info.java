/**
 * Contamination: questions of benchmarks that stand in conversations. A {@link dev.parley.dataset.contamination.Benchmark}
 * is read from a file of questions; a {@link dev.parley.dataset.contamination.ContaminationFinder} looks for them in a text
 * in three ways, each of which leaves its evidence: runs of the same words, the same meaning in other words, and the same
 * numbers and formulas in another language.
 */
@NullMarked
package dev.parley.dataset.contamination;

import org.jspecify.annotations.NullMarked;
