/**
 * Pure statistics of battles. Votes are counted once per pair and outcome; every model is fitted, and every interval
 * computed, on those counts. Knows nothing of where votes come from.
 */
@NullMarked
package dev.parley.rating;

import org.jspecify.annotations.NullMarked;
