/**
 * Files that the program needs but does not carry, such as models under their own licence: named with their size and
 * checksum, found on this machine or fetched once.
 */
@NullMarked
package dev.parley.core.asset;

import org.jspecify.annotations.NullMarked;
