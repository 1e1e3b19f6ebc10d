package dev.parley.arena.store;

/** How a user talks to models. */
public enum Mode {
    /** Two models whose names are hidden until the vote. */
    BATTLE(2),
    /** Two models that the user chose. */
    SIDE_BY_SIDE(2),
    /** One model. */
    DIRECT(1);

    private final int sides;

    Mode(int sides) {
        this.sides = sides;
    }

    /** How many models answer. */
    public int sides() {
        return sides;
    }
}
