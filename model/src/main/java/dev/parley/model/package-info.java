/**
 * Talking to language models, wherever they run. Requests and answers are OpenAI's chat completions as JSON, because
 * that is what most servers speak: whatever Parley does not know in them (tools, log-probabilities, a new parameter)
 * passes through unharmed. A provider that speaks otherwise translates.
 */
@NullMarked
package dev.parley.model;

import org.jspecify.annotations.NullMarked;
