/**
 * Small models that are built in, so that a newcomer without any key sees how the arena works. They know nothing: each
 * puts an answer together from prepared parts in the language of the question, the same one for the same question and
 * seed. The parts stand in {@code personas.yaml}.
 */
@NullMarked
package dev.parley.model.demo;

import org.jspecify.annotations.NullMarked;
