/** Which language a text is in. */
@NullMarked
package dev.parley.text.language;

import org.jspecify.annotations.NullMarked;
