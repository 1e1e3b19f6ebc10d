/** The thorough tier: a logistic regression a category over the vector of a sentence encoder. */
@NullMarked
package dev.parley.moderation.encoder;

import org.jspecify.annotations.NullMarked;
