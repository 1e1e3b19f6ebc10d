/**
 * Models behind HTTP: OpenAI's chat completions and embeddings as most servers speak them, and Anthropic's Messages. A
 * {@code Call} is one request on a pooled connection with its deadlines; an {@code SseReader} takes the events of the
 * answer apart; a {@code Dialect} makes pieces of an answer of them.
 */
@NullMarked
package dev.parley.model.endpoint;

import org.jspecify.annotations.NullMarked;
