/**
 * What stands between callers and a provider: how many may ask at once ({@link dev.parley.model.guard.AdaptiveLimit}),
 * when nobody should ({@link dev.parley.model.guard.CircuitBreaker}), what is tried again ({@link
 * dev.parley.model.guard.RetryPolicy}), and what it all cost ({@link dev.parley.model.guard.Account}). A request passes
 * them in this order; what comes back tells each of them how it went.
 */
@NullMarked
package dev.parley.model.guard;

import org.jspecify.annotations.NullMarked;
