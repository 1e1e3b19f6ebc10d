package dev.parley.arena.rule;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** Draws the models of a battle, and which of them stands left. */
public interface PairChoice {
    /** Empty if there are no two models that may meet. */
    Optional<Pair> draw(Lineup lineup, RandomGenerator random);
}
