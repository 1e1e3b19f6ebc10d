package dev.parley.dataset.build;

import dev.parley.core.Attributes;
import dev.parley.core.Battle;
import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import dev.parley.core.Message;
import dev.parley.core.Role;
import dev.parley.core.Vote;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What one record said about one conversation, as it travels to where that conversation is put together. */
sealed interface Logged {
    /** Id of the conversation it is about. */
    String conversation();

    /**
     * A state of the conversation.
     *
     * @param source name of the format it was read from
     */
    record State(Conversation state, String source) implements Logged {
        @Override
        public String conversation() {
            return state.id();
        }
    }

    /** A judgement of the conversation. */
    record Judged(String conversation, JoinedVote vote) implements Logged {}

    /**
     * What an entry says, conversation by conversation. A vote also carries the state that was judged.
     *
     * @param source name of the format it was read from
     */
    static List<Logged> of(Entry entry, String source) {
        return switch (entry) {
            case Conversation conversation -> List.of(new State(conversation, source));
            case Vote vote ->
                List.of(
                        new State(vote.conversation(), source),
                        new Judged(
                                vote.conversation().id(),
                                new JoinedVote(vote.kind().name().toLowerCase(Locale.ROOT), "", vote.time())));
            case Battle battle ->
                List.of(
                        new State(battle.a(), source),
                        new State(battle.b(), source),
                        new Judged(battle.a().id(), JoinedVote.ofSide(battle, true)),
                        new Judged(battle.b().id(), JoinedVote.ofSide(battle, false)));
        };
    }

    /** The bytes from which {@link #decode} makes an equal value. */
    default byte[] encode() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            switch (this) {
                case State(Conversation state, String source) -> {
                    out.writeBoolean(true);
                    write(out, source);
                    write(out, state.id());
                    write(out, state.model());
                    writeOptional(out, state.user());
                    writeOptional(out, state.time().map(Instant::toString));
                    write(out, state.attributes());
                    out.writeInt(state.messages().size());
                    for (Message message : state.messages()) {
                        write(out, message.role().label());
                        write(out, message.content());
                        write(out, message.attributes());
                    }
                }
                case Judged(String conversation, JoinedVote vote) -> {
                    out.writeBoolean(false);
                    write(out, conversation);
                    write(out, vote.kind());
                    write(out, vote.opponent());
                    writeOptional(out, vote.time().map(Instant::toString));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Logged decode(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (!in.readBoolean()) {
                return new Judged(
                        read(in), new JoinedVote(read(in), read(in), readOptional(in).map(Instant::parse)));
            }
            String source = read(in);
            String id = read(in);
            String model = read(in);
            Optional<String> user = readOptional(in);
            Optional<Instant> time = readOptional(in).map(Instant::parse);
            Attributes attributes = readAttributes(in);
            int size = in.readInt();
            var messages = new ArrayList<Message>(size);
            for (int i = 0; i < size; i++) {
                messages.add(new Message(Role.of(read(in)), read(in), readAttributes(in)));
            }
            return new State(new Conversation(id, model, messages, user, time, attributes), source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String read(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static void writeOptional(DataOutputStream out, Optional<String> text) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            write(out, text.get());
        }
    }

    private static Optional<String> readOptional(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(read(in)) : Optional.empty();
    }

    private static void write(DataOutputStream out, Attributes attributes) throws IOException {
        write(out, AttributesJson.write(attributes));
    }

    private static Attributes readAttributes(DataInputStream in) throws IOException {
        return AttributesJson.read(read(in));
    }
}
