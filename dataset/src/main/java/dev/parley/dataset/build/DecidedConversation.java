package dev.parley.dataset.build;

import dev.parley.dataset.decision.Decision;

/** A conversation and all verdicts on it. */
record DecidedConversation(AnnotatedConversation conversation, Decision decision) {}
