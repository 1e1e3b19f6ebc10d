/** From training and development sets to a file of weights: learning, calibrating, choosing thresholds. */
@NullMarked
package dev.parley.moderation.tuning;

import org.jspecify.annotations.NullMarked;
