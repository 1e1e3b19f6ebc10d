/**
 * What moderators learn from: {@link dev.parley.moderation.training.Example examples} out of {@link
 * dev.parley.moderation.training.OpenSets public sets} whose labels are mapped to our categories, and out of {@link
 * dev.parley.moderation.training.Templates sentences of our own}.
 */
@NullMarked
package dev.parley.moderation.training;

import org.jspecify.annotations.NullMarked;
