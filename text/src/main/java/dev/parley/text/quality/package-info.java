/**
 * What the form of a message says about its quality: repetition, refusals, answers cut off, error texts and the like.
 * {@link dev.parley.text.quality.Quality} applies small rules, each with the source of its idea, to the messages whose
 * role it is made for; what they find are measured shares and confidences, and thresholds live in the recipe. {@link
 * dev.parley.text.quality.CodeBlocks} keeps code out of what is meant for prose, and {@link
 * dev.parley.text.quality.MarkdownCounter} counts elements of style.
 */
@NullMarked
package dev.parley.text.quality;

import org.jspecify.annotations.NullMarked;
