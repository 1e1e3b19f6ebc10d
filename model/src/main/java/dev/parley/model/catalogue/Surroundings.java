package dev.parley.model.catalogue;

import dev.parley.model.guard.Pause;
import dev.parley.model.guard.TokenCounter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * What models need of the world around them.
 *
 * @param environment where keys are looked up
 * @param counter counts tokens where a server does not
 * @param random draws waiting times; safe to use from many threads
 */
public record Surroundings(
        Map<String, String> environment,
        TokenCounter counter,
        InstantSource clock,
        RandomGenerator random,
        Pause pause) {

    /** The world as it is. */
    public static Surroundings standard() {
        return new Surroundings(
                System.getenv(), TokenCounter.BY_CHARACTERS, InstantSource.system(), new Random(), Pause.SLEEP);
    }
}
