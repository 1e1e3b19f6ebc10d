package dev.parley.arena.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The admin of the page. */
class AdminTest extends StoreContract {
    @Test
    void the_admins_password_is_told_once() {
        String password = store.admin().create().orElseThrow();

        assertThat(password).matches("[a-z2-9]{5}(-[a-z2-9]{5}){3}");
        assertThat(store.admin().create()).isEmpty();
        assertThat(store.admin().signIn("guessed")).isEmpty();
        assertThat(store.admin().signIn(password)).isPresent();
    }

    @Test
    void a_session_of_the_admin_ends() {
        String password = store.admin().create().orElseThrow();
        String left = store.admin().signIn(password).orElseThrow();
        String forgotten = store.admin().signIn(password).orElseThrow();
        store.admin().signOut(left);

        assertThat(store.admin().isSignedIn(left)).isFalse();
        assertThat(store.admin().isSignedIn(forgotten)).isTrue();
        clock.advance(Duration.ofHours(12));
        assertThat(store.admin().isSignedIn(forgotten)).isFalse();
    }

    @Test
    void another_password_ends_all_sessions() {
        String old = store.admin().create().orElseThrow();
        String session = store.admin().signIn(old).orElseThrow();
        String fresh = store.admin().resetPassword();

        assertThat(store.admin().isSignedIn(session)).isFalse();
        assertThat(store.admin().signIn(old)).isEmpty();
        assertThat(store.admin().signIn(fresh)).isPresent();
    }
}
