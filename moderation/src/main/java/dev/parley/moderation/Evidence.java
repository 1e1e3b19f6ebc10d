package dev.parley.moderation;

import dev.parley.core.moderation.Category;

/**
 * Something that speaks for a category.
 *
 * @param what the features or the rule that matched, or a moderator's own words
 * @param weight how much it adds to the category's log odds; 0 if the moderator does not say
 * @param start where it begins in the message, in UTF-16 units; equal to {@code end} if it stands at no one place
 * @param end where it ends, exclusive
 */
public record Evidence(Category category, String what, double weight, int start, int end) {}
