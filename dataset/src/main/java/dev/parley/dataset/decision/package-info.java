/**
 * What follows from what was annotated: a {@link dev.parley.dataset.decision.Decider} reads annotations and a recipe,
 * never texts, and gives {@link dev.parley.dataset.decision.Verdict verdicts}. All verdicts together are the ledger: it
 * says of every conversation why it is in a release, why it is out and what was changed.
 */
@NullMarked
package dev.parley.dataset.decision;

import org.jspecify.annotations.NullMarked;
