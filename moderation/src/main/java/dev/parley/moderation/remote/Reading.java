package dev.parley.moderation.remote;

import dev.parley.core.moderation.Category;
import java.util.Map;
import java.util.Set;

/**
 * A verdict as a language model gave it.
 *
 * @param scores by category, 0 to 1
 * @param named the categories that the model named
 * @param words the model's explanation, or its own labels; may be empty
 */
record Reading(Map<Category, Double> scores, Set<Category> named, String words) {}
