/**
 * What one text tells by itself, as pure functions of the text and a version: language, personal data and secrets,
 * tokens, quality, fingerprints. {@link dev.parley.text.Annotator} puts them together for a whole conversation; the
 * result is kept, and everything decided later reads only it.
 */
@NullMarked
package dev.parley.text;

import org.jspecify.annotations.NullMarked;
