package dev.parley.arena.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.core.moderation.Category;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Users, what they agreed to, and the marks of their addresses. */
class UsersTest extends StoreContract {
    @Test
    void a_user_is_known_by_the_cookie() {
        NewUser user = store.users().create();

        assertThat(store.users().find(user.token())).contains(user.user());
        assertThat(store.users().find(user.user().id())).isEmpty();
    }

    @Test
    void consent_holds_for_one_version_of_the_terms() {
        store.users().consent(ann, "2026-01", "mark");
        store.users().consent(ann, "2026-01", "mark");

        assertThat(store.users().hasConsented(ann, "2026-01")).isTrue();
        assertThat(store.users().hasConsented(ann, "2027-01")).isFalse();
        assertThat(store.users().hasConsented(ben, "2026-01")).isFalse();
    }

    @Test
    void an_address_has_one_mark_within_a_period_and_another_in_the_next() throws UnknownHostException {
        InetAddress address = InetAddress.getByName("192.0.2.7");
        String mark = store.addressMarks().of(address);

        assertThat(mark).matches("[0-9a-f]{32}").isEqualTo(store.addressMarks().of(address));
        assertThat(store.addressMarks().of(InetAddress.getByName("192.0.2.8"))).isNotEqualTo(mark);
        clock.advance(Duration.ofDays(1));
        assertThat(store.addressMarks().of(address)).isNotEqualTo(mark);
    }

    @Test
    void addresses_of_one_ipv6_subscriber_have_one_mark() throws UnknownHostException {
        String mark = store.addressMarks().of(InetAddress.getByName("2001:db8:1:2::7"));

        assertThat(store.addressMarks().of(InetAddress.getByName("2001:db8:1:2:aaaa::1"))).isEqualTo(mark);
        assertThat(store.addressMarks().of(InetAddress.getByName("2001:db8:1:3::7"))).isNotEqualTo(mark);
    }

    @Test
    void marks_stay_when_the_store_is_opened_again() throws UnknownHostException {
        InetAddress address = InetAddress.getByName("192.0.2.7");
        String mark = store.addressMarks().of(address);
        reopen();

        assertThat(store.addressMarks().of(address)).isEqualTo(mark);
    }

    @Test
    void of_a_user_who_is_deleted_a_number_is_left() {
        Turn turn = answered(ann, battle(ann), Optional.empty(), "Hi");
        CastVote vote = store.votes().cast(ann, ballot(turn, Choice.A));
        store.votes().mark(vote.id(), new VoteMark("anomaly", ""));
        Share share = store.shares().create(ann, turn.id());
        store.reviews().add(turn.id(), "filter");
        store.marks().put(Subject.prompt(turn), MarksTest.scored(Category.HATE, 0.9), "Hi");
        store.users().delete(ann);

        assertThat(store.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 0, 1));
        assertThat(store.chats().turn(turn.id())).isEmpty();
        assertThat(store.shares().find(share.link())).isEmpty();
        assertThat(store.votes().after(0, 10)).isEmpty();
    }
}
