/**
 * Whether a board can be trusted: judges who vote like nobody else, votes that come together, and the price of a place.
 */
@NullMarked
package dev.parley.rating.audit;

import org.jspecify.annotations.NullMarked;
