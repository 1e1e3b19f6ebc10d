/** Talking to language models, wherever they run. */
@NullMarked
package dev.parley.model;

import org.jspecify.annotations.NullMarked;
