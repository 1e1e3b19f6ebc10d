/**
 * The gateway: every program that speaks OpenAI's or Anthropic's protocol can talk to the arena's models through it,
 * under an API key with its budget and limits, and each call is in the store before its end is told. Requests and
 * answers pass through in OpenAI's form with whatever Parley does not know in them; Anthropic's form is translated on
 * the way in and out.
 */
@NullMarked
package dev.parley.arena.gateway;

import org.jspecify.annotations.NullMarked;
