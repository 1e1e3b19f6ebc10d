/**
 * Pure statistics of battles. {@link dev.parley.rating.vote Votes} are counted once per pair and outcome; every model
 * is {@link dev.parley.rating.fit fitted}, and every interval computed, on those counts; the
 * {@link dev.parley.rating.board board} is what people read. Only {@link dev.parley.rating.file} knows where votes come
 * from.
 */
@NullMarked
package dev.parley.rating;

import org.jspecify.annotations.NullMarked;
