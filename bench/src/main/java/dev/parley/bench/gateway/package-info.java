/** What the gateway costs: an upstream that answers at once, and clients that measure. See {@code bench/gateway.sh}. */
@NullMarked
package dev.parley.bench.gateway;

import org.jspecify.annotations.NullMarked;
