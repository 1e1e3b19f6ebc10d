/** How many tokens a text has, by a named tokenizer. */
@NullMarked
package dev.parley.text.token;

import org.jspecify.annotations.NullMarked;
