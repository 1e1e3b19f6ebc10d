/**
 * Hashes by which equal, continued and nearly equal conversations find each other. A text is {@link
 * dev.parley.text.fingerprint.NormalText normalised}, then hashed as a whole, and cut into {@link
 * dev.parley.text.fingerprint.Shingles shingles} whose {@link dev.parley.text.fingerprint.MinHash MinHash signature}
 * stands for it where pairs of similar texts are looked for.
 */
@NullMarked
package dev.parley.text.fingerprint;

import org.jspecify.annotations.NullMarked;
