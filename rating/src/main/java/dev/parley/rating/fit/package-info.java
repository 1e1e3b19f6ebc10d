/**
 * Maximum likelihood for paired comparisons: models of a vote, Newton's method, and what is known of the error of its
 * result. Strengths are on the natural scale: the log-odds of winning are their difference.
 */
@NullMarked
package dev.parley.rating.fit;

import org.jspecify.annotations.NullMarked;
