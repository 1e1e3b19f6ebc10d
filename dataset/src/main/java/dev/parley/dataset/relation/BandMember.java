package dev.parley.dataset.relation;

import java.util.Comparator;

/**
 * One text in one bucket: all texts that agree on a band of their signatures.
 *
 * @param bucket hash of the band; odd for prompts, even for conversations, so that the two never meet
 * @param text hash of the whole text
 * @param key of the conversation, {@link ConversationColumns#KEY}
 */
record BandMember(long bucket, long text, long key) {
    static final Comparator<BandMember> ORDER = Comparator.comparingLong(BandMember::bucket)
            .thenComparingLong(BandMember::text)
            .thenComparingLong(BandMember::key);

    static boolean isOfPrompts(long bucket) {
        return (bucket & 1) == 1;
    }

    static long bucketOf(long band, boolean ofPrompts) {
        return ofPrompts ? band | 1 : band & ~1L;
    }
}
