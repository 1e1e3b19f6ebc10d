package dev.parley.arena.store;

/** What somebody who looked at a message says of its mark. */
public enum Judgement {
    RIGHT,
    WRONG
}
