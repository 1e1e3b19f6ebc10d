package dev.parley.dataset.topic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The numbers of topics: those that go on from an earlier release keep theirs.
 *
 * @param earlier for each cluster the topic that it goes on
 * @param ids for each cluster its number
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody writes to it.
record TopicNumbers(List<Optional<Topic>> earlier, int[] ids) {
    static TopicNumbers of(TopicModel model, Optional<EarlierTopics> topics) {
        List<Optional<Topic>> earlier = topics.map(before -> before.match(model.centers()))
                .orElseGet(() -> Arrays.stream(model.centers()).map(center -> Optional.<Topic>empty()).toList());
        int next = topics.map(EarlierTopics::nextId).orElse(0);
        var ids = new int[model.size()];
        for (int cluster = 0; cluster < ids.length; cluster++) {
            Optional<Topic> before = earlier.get(cluster);
            ids[cluster] = before.isPresent() ? before.get().id() : next++;
        }
        return new TopicNumbers(earlier, ids);
    }
}
