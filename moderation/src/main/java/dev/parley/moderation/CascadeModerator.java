package dev.parley.moderation;

import dev.parley.core.Message;
import dev.parley.core.moderation.Category;
import dev.parley.text.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Settles clear messages by their words, and asks the encoder about the rest. */
final class CascadeModerator implements Moderator {
    private final Weights weights;
    private final FastModerator fast;
    private final Encoder encoder;
    private final Band band;
    private final ModeratorId id;

    CascadeModerator(Weights weights, Encoder encoder, Band band) {
        this.weights = weights;
        this.encoder = encoder;
        this.band = band;
        fast = new FastModerator(weights);
        id = band.equals(Band.ALL)
                ? new ModeratorId("encoder", weights.version())
                : new ModeratorId("cascade", weights.version() + "-" + band);
    }

    @Override
    public ModeratorId id() {
        return id;
    }

    @Override
    public Set<Category> categories() {
        return fast.categories();
    }

    @Override
    public Policy policy() {
        return weights.thorough().policy(id.toString());
    }

    @Override
    public List<Outcome> moderate(List<Message> messages) {
        List<float[]> ofWords = messages.parallelStream()
                .map(message -> fast.logOdds(message.content()))
                .toList();
        var outcomes = new ArrayList<Outcome>(messages.size());
        var unclear = new ArrayList<Integer>();
        for (int i = 0; i < messages.size(); i++) {
            outcomes.add(assessment(ofWords.get(i)));
            if (band.contains(weights.fast().nearness(weights.probabilities(ofWords.get(i))))) {
                unclear.add(i);
            }
        }
        float[][] vectors = encoder.encode(unclear.stream().map(i -> messages.get(i).content()).toList());
        for (int i = 0; i < vectors.length; i++) {
            int message = unclear.get(i);
            outcomes.set(message, assessment(weights.blend(ofWords.get(message), vectors[i])));
        }
        return outcomes;
    }

    /** One calibration for all messages, so that scores can be compared whether the encoder was asked or not. */
    private Assessment assessment(float[] logOdds) {
        return new Assessment(id, weights.thorough().calibration().probabilities(logOdds));
    }

    @Override
    public Outcome explain(Message message) {
        return switch (moderate(message)) {
            case Unmoderated unmoderated -> unmoderated;
            case Assessment assessment ->
                assessment.with(new Explanation(weights.words()).of(message.content(), assessment));
        };
    }

    @Override
    public void close() {
        encoder.close();
    }
}
