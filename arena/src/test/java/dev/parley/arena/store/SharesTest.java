package dev.parley.arena.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.arena.store.RefusedException.Reason;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Links to a state of a chat. */
class SharesTest extends StoreContract {
    @Test
    void a_link_shows_one_state_until_it_is_taken_back() {
        Turn turn = answered(ann, direct(ann), Optional.empty(), "Hi");
        Share share = store.shares().create(ann, turn.id());

        assertThat(share.link()).hasSize(22);
        assertThat(store.shares().create(ann, turn.id())).isEqualTo(share);
        assertThat(store.shares().find(share.link())).contains(share);
        store.shares().revoke(ann, share.link());
        assertThat(store.shares().find(share.link())).isEmpty();
    }

    @Test
    void nobody_shares_the_chat_of_another() {
        Turn turn = answered(ann, direct(ann), Optional.empty(), "Hi");
        Share share = store.shares().create(ann, turn.id());

        refused(Reason.NOT_FOUND, () -> store.shares().create(ben, turn.id()));
        refused(Reason.NOT_FOUND, () -> store.shares().revoke(ben, share.link()));
        assertThat(store.shares().find("made-up")).isEmpty();
    }
}
