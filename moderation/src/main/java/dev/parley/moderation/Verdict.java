package dev.parley.moderation;

import dev.parley.core.moderation.Moderation;
import java.util.Optional;

/**
 * What a policy makes of an outcome.
 *
 * @param moderation the scores and the categories over their thresholds; empty marks the message as unmoderated
 * @param stopped whether the message must not go on
 * @param policy version of the policy that decided
 */
public record Verdict(Outcome outcome, Optional<Moderation> moderation, boolean stopped, String policy) {}
