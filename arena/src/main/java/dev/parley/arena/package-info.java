/** The arena: everything that Parley serves over HTTP. */
@NullMarked
package dev.parley.arena;

import org.jspecify.annotations.NullMarked;
