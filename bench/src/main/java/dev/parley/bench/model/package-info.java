/** How fast models are talked to. */
@NullMarked
package dev.parley.bench.model;

import org.jspecify.annotations.NullMarked;
