/** Conversations by the million for end-to-end measurements. */
@NullMarked
package dev.parley.bench.conversation;

import org.jspecify.annotations.NullMarked;
