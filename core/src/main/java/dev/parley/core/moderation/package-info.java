/**
 * What a moderator says of a message: {@link dev.parley.core.moderation.Category categories} of harm, and a {@link
 * dev.parley.core.moderation.Moderation verdict} in them. Who moderates, and how, is not known here.
 */
@NullMarked
package dev.parley.core.moderation;

import org.jspecify.annotations.NullMarked;
