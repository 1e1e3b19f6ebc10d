/** How good moderators are: labelled {@link dev.parley.moderation.evaluation.TestSet test sets} and figures over them. */
@NullMarked
package dev.parley.moderation.evaluation;

import org.jspecify.annotations.NullMarked;
