/**
 * The recipe of a dataset: typed and validated settings that say what follows from what the annotators saw. A user's
 * YAML is laid over the complete default ({@code recipe.yaml} beside this package), so that it holds only what differs.
 */
@NullMarked
package dev.parley.dataset.recipe;

import org.jspecify.annotations.NullMarked;
