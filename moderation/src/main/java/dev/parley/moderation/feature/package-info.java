/**
 * What a text looks like to a linear model: {@link dev.parley.moderation.feature.Folding folded} so that disguises fall
 * off, cut into words, and told as hashed {@link dev.parley.moderation.feature.Features features}: words, pairs of words,
 * pieces of words, and the concepts of a lexicon that holds in many languages.
 */
@NullMarked
package dev.parley.moderation.feature;

import org.jspecify.annotations.NullMarked;
