/** What the form of a message says about its quality. */
@NullMarked
package dev.parley.text.quality;

import org.jspecify.annotations.NullMarked;
