/** How an answer looks, as far as that may sway a vote. */
@NullMarked
package dev.parley.rating.style;

import org.jspecify.annotations.NullMarked;
