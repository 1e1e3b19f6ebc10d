package dev.parley.text.token;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * Counts with jtokkit, whose pieces over a thousand bytes are merged in O(n log n), so that a megabyte of one letter
 * costs no more than it should.
 */
final class ByteLevelTokenCounter implements TokenCounter {
    /** Holds each encoding once it has been read; reading one takes a tenth of a second. */
    private static final EncodingRegistry REGISTRY = Encodings.newLazyEncodingRegistry();

    private final Encoding encoding = REGISTRY.getEncoding(EncodingType.CL100K_BASE);

    @Override
    public String name() {
        return encoding.getName();
    }

    @Override
    public int count(String text) {
        return encoding.countTokensOrdinary(text);
    }
}
