/** How fast texts become vectors, and vectors topics. */
@NullMarked
package dev.parley.bench.topic;

import org.jspecify.annotations.NullMarked;
