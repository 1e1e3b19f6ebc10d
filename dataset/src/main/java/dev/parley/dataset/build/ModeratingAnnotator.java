package dev.parley.dataset.build;

import dev.parley.core.Conversation;
import dev.parley.core.moderation.Moderation;
import dev.parley.dataset.contamination.ContaminationAnnotator;
import dev.parley.moderation.Tagger;
import dev.parley.moderation.Tags;
import dev.parley.text.Annotator;
import dev.parley.text.ConversationAnnotation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Says everything that conversations tell by themselves, their moderation included and the questions of benchmarks in them.
 * Conversations whose source has moderated them keep its verdicts; the others get ours, and stay unmoderated as a whole
 * where one of their messages does. Moderators and benchmarks are asked about many conversations at once, because they are
 * faster so.
 *
 * @param tagger empty if nobody moderates
 * @param benchmarks empty if none are looked for
 */
record ModeratingAnnotator(Annotator annotator, Optional<Tagger> tagger, Optional<ContaminationAnnotator> benchmarks) {
    /** Names each part with its version: annotations made under equal versions are equal and can be used again. */
    String version() {
        return annotator.version()
                + tagger.map(present -> " " + present.version()).orElse("")
                + benchmarks.map(present -> " " + present.version()).orElse("");
    }

    /** One annotation for each conversation, in order. */
    List<ConversationAnnotation> annotate(List<Conversation> conversations) {
        List<List<Moderation>> moderations = moderate(conversations);
        List<ConversationAnnotation> annotations = IntStream.range(0, conversations.size())
                .mapToObj(i -> annotator.annotate(conversations.get(i)).withModeration(moderations.get(i)))
                .toList();
        return benchmarks.map(present -> present.annotate(conversations, annotations)).orElse(annotations);
    }

    private List<List<Moderation>> moderate(List<Conversation> conversations) {
        List<List<Moderation>> known = conversations.stream().map(Moderation::of).toList();
        if (tagger.isEmpty()) {
            return known;
        }
        var unknown = new ArrayList<Conversation>();
        for (int i = 0; i < conversations.size(); i++) {
            if (known.get(i).isEmpty()) {
                unknown.add(conversations.get(i));
            }
        }
        Iterator<Tags> tags = tagger.get().tag(unknown).iterator();
        return known.stream()
                .map(moderation -> moderation.isEmpty() ? tags.next().moderations() : moderation)
                .toList();
    }
}
