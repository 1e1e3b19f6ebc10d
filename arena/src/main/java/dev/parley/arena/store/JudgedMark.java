package dev.parley.arena.store;

import java.time.Instant;

/**
 * A mark that somebody has judged.
 *
 * @param by who judged
 * @param judged when
 */
public record JudgedMark(MarkedMessage message, Judgement judgement, String by, Instant judged) {}
