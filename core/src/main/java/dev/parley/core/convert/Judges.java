package dev.parley.core.convert;

import dev.parley.core.Battle;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names for judges whom a log knows by their IP address: {@code arena_user_1}, {@code arena_user_2} and so on, in the
 * order in which they are met, as in FastChat's {@code clean_battle_data.py}. Other names are nobody's address and
 * stay.
 */
final class Judges {
    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+)?|\\[?[0-9a-fA-F]*:[0-9a-fA-F:.%]*]?(?::\\d+)?");

    private final Map<String, String> names = new HashMap<>();

    Battle named(Battle battle) {
        Optional<String> judge = battle.judge().map(this::name);
        return new Battle(
                battle.id(),
                battle.a().withUser(judge),
                battle.b().withUser(judge),
                battle.outcome(),
                battle.anonymous(),
                judge,
                battle.time(),
                battle.attributes());
    }

    private String name(String judge) {
        return ADDRESS.matcher(judge.strip()).matches()
                ? names.computeIfAbsent(judge, address -> "arena_user_" + (names.size() + 1))
                : judge;
    }
}
