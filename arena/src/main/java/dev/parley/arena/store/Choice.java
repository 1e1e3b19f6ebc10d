package dev.parley.arena.store;

/** The buttons. The first four judge two answers, the others a single one. */
public enum Choice {
    A(2),
    B(2),
    TIE(2),
    BOTH_BAD(2),
    UP(1),
    DOWN(1),
    FLAG(1);

    private final int sides;

    Choice(int sides) {
        this.sides = sides;
    }

    /** How many answers it judges. */
    public int sides() {
        return sides;
    }
}
