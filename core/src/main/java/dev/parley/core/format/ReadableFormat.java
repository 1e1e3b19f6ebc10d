package dev.parley.core.format;

/** A format that is read and not written. */
non-sealed interface ReadableFormat extends Format {}
