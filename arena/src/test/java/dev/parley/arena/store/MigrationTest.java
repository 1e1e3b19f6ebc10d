package dev.parley.arena.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.moderation.Category;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stores of earlier versions. */
class MigrationTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(StoreContract.Kind.class)
    void a_store_from_before_moderation_keeps_its_chats_and_gains_marks(StoreContract.Kind kind) {
        String location = switch (kind) {
            case SQLITE -> folder.resolve("arena.db").toString();
            case POSTGRESQL -> {
                Postgres.Database database = Postgres.database();
                yield database.url(database.port());
            }
        };
        withoutMarks(kind == StoreContract.Kind.SQLITE ? "jdbc:sqlite:" + location : location, kind);

        try (Store store = Store.open(StoreSettings.at(location), InstantSource.system(), new Random(1))) {
            Turn turn = store.chats().turn("turn").orElseThrow();
            store.marks().put(Subject.prompt(turn), MarksTest.scored(Category.HATE, 0.75), turn.prompt());
            // What is written later is there later.
            store.users().create();

            assertThat(turn.prompt()).isEqualTo("Hi");
            assertThat(store.marks().text("turn")).contains("Hi");
        }
    }

    /** A store of the version before, with a turn that a moderator of that time had looked at. */
    private static void withoutMarks(String url, StoreContract.Kind kind) {
        String sequence = kind == StoreContract.Kind.SQLITE
                ? "INTEGER PRIMARY KEY AUTOINCREMENT"
                : "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:dev/parley/arena/store/migration")
                .placeholders(Map.of("sequence", sequence))
                .target("3")
                .load()
                .migrate();
        Jdbi.create(url).useHandle(handle -> Stream.of(
                        "INSERT INTO users VALUES ('ann', 'hash', 0)",
                        "INSERT INTO chats VALUES ('chat', 'ann', 'DIRECT', 'turn', TRUE, 0, 0)",
                        "INSERT INTO sides VALUES ('chat', 0, 'conversation', 'alpha')",
                        "INSERT INTO turns VALUES ('turn', 'chat', NULL, 1, 'Hi', 0.7, 1, 100, 'mark', 0)",
                        "INSERT INTO answers (id, turn_id, side, model, text, status, started)"
                                + " VALUES ('answer', 'turn', 0, 'alpha', 'Hello', 'COMPLETE', 0)",
                        "INSERT INTO verdicts VALUES ('turn', 'moderator-1', '{}', 0)")
                .forEach(handle::execute));
    }
}
