/** Texts as vectors: what means the same lies close together. */
@NullMarked
package dev.parley.text.encoder;

import org.jspecify.annotations.NullMarked;
