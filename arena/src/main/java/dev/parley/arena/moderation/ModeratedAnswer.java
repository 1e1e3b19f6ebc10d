package dev.parley.arena.moderation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.arena.store.Subject;
import dev.parley.core.Message;
import dev.parley.model.ChatChunk;
import dev.parley.model.ChatModel;
import dev.parley.model.ChatRequest;
import dev.parley.model.ChatStream;
import dev.parley.model.ModelException;
import dev.parley.model.ModelException.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * A model that gives nothing out before it is judged: pieces wait until the {@link Window} in which their text stands
 * was judged, and the last of them until the whole was. For one answer, asked for and concluded on one thread.
 */
public final class ModeratedAnswer implements ChatModel {
    private final ChatModel model;
    private final LiveModerator moderator;
    private final Ending ending;
    private final Map<Integer, JudgedText> choices = new TreeMap<>();

    public ModeratedAnswer(ChatModel model, LiveModerator moderator, Ending ending) {
        this.model = model;
        this.moderator = moderator;
        this.ending = ending;
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        ChatStream stream = model.stream(request);
        ending.onStop(stream::close);
        return new Stream(stream);
    }

    /**
     * Marks all that the model said, also what was never given out; to be called when the answer has ended.
     *
     * @param subject names the choice of this number
     */
    public void conclude(IntFunction<Subject> subject) {
        ending.over();
        choices.forEach((number, text) -> moderator.put(
                new Said(subject.apply(number), Message.assistant(text.toString())),
                moderator.judge(text.judgeWhole())));
    }

    @Override
    public void close() {
        model.close();
    }

    /** @param ends for each choice in the piece, where its text stands then */
    private record Piece(ChatChunk chunk, Map<JudgedText, Integer> ends) {
        boolean isFree() {
            return ends.entrySet().stream().allMatch(end -> end.getValue() <= end.getKey().free());
        }
    }

    private final class Stream implements ChatStream {
        private final ChatStream stream;
        private final Deque<Piece> pieces = new ArrayDeque<>();
        private boolean ended;

        private Stream(ChatStream stream) {
            this.stream = stream;
        }

        @Override
        public Optional<ChatChunk> next() {
            while (!ended && (pieces.isEmpty() || !pieces.peekFirst().isFree())) {
                read();
            }
            if (pieces.isEmpty()) {
                ending.whole();
                return Optional.empty();
            }
            return Optional.of(pieces.removeFirst().chunk());
        }

        private void read() {
            Optional<ChatChunk> chunk = readChunk();
            chunk.ifPresent(said -> pieces.add(piece(said)));
            ended = chunk.isEmpty();
            Optional<Kind> stop = choices.values().stream()
                    .filter(text -> ended || text.isDue())
                    .map(text -> moderator.judge(ended ? text.judgeWhole() : text.judgeWindow()))
                    .flatMap(mark -> LiveModerator.stop(mark, Kind.ANSWER_FLAGGED).stream())
                    .findFirst();
            stop.ifPresent(this::stop);
        }

        private Optional<ChatChunk> readChunk() {
            try {
                return stream.next();
            } catch (ModelException e) {
                throw ending.brokenOff(e);
            }
        }

        private void stop(Kind kind) {
            stream.close();
            pieces.clear();
            ended = true;
            pieces.add(new Piece(ending.stopped(kind), Map.of()));
        }

        private Piece piece(ChatChunk chunk) {
            var ends = new HashMap<JudgedText, Integer>();
            for (JsonNode choice : chunk.body().path("choices")) {
                JsonNode delta = choice.path("delta");
                String more = delta.path("reasoning_content").asText("") + delta.path("content").asText("");
                if (!more.isEmpty()) {
                    JudgedText text = choices.computeIfAbsent(
                            choice.path("index").asInt(), unused -> new JudgedText(moderator));
                    text.add(more);
                    ends.put(text, text.length());
                }
            }
            return new Piece(chunk, ends);
        }

        @Override
        public void close() {
            ending.over();
            stream.close();
        }
    }
}
