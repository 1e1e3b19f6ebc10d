/** Hashes by which equal, continued and nearly equal conversations find each other. */
@NullMarked
package dev.parley.text.fingerprint;

import org.jspecify.annotations.NullMarked;
