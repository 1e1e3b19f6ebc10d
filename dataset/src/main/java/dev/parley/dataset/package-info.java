/** Raw conversations become a documented dataset, on Spark: read, annotated once, related, decided, released. */
@NullMarked
package dev.parley.dataset;

import org.jspecify.annotations.NullMarked;
