/**
 * The way from raw logs to a release, in four stages: <em>annotated</em> (read, the last state of each conversation,
 * annotated once), <em>related</em> (duplicates), <em>decided</em> (the ledger) and <em>released</em>. Each stage
 * writes parts into a directory of the {@link dev.parley.dataset.build.Workspace} that is named by the hash of
 * everything it depends on, so that a part that is there is right and a killed build goes on where it was.
 */
@NullMarked
package dev.parley.dataset.build;

import org.jspecify.annotations.NullMarked;
