/**
 * The fast tier: for each category one logistic regression over hashed {@link dev.parley.moderation.feature.Features
 * features}, with weights of one byte.
 */
@NullMarked
package dev.parley.moderation.linear;

import org.jspecify.annotations.NullMarked;
