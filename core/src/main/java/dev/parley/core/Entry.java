package dev.parley.core;

/** What one record of a source says: a state of a conversation, or a judgement about one or two of them. */
public sealed interface Entry permits Conversation, Vote, Battle {}
