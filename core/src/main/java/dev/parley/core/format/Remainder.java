package dev.parley.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.core.Attributes;
import dev.parley.core.Conversation;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The attributes of an entry, ticked off as they are written, so that what nobody wrote is left as a loss and nothing
 * is dropped by oversight.
 */
final class Remainder {
    private final Attributes attributes;
    private final Set<String> written = new HashSet<>();
    private final SortedSet<String> losses = new TreeSet<>();

    Remainder(Attributes attributes) {
        this.attributes = attributes;
    }

    /** An attribute that the record carries, if there is one. */
    Optional<JsonNode> take(String name) {
        written.add(name);
        return attributes.get(name);
    }

    /** Tells that a fact cannot be carried. */
    void add(String what) {
        losses.add(what);
    }

    void addIfPresent(String what, Optional<?> fact) {
        if (fact.isPresent()) {
            losses.add(what);
        }
    }

    void addMessageAttributes(Attributes messageAttributes) {
        for (String name : messageAttributes.values().keySet()) {
            losses.add("message attribute " + name);
        }
    }

    /** Tells which facts of a conversation besides its messages get lost in a record that carries messages only. */
    void addHeader(Conversation conversation) {
        if (!ContentId.isContentId(conversation.id())) {
            losses.add("id");
        }
        if (!conversation.model().isEmpty()) {
            losses.add("model");
        }
        addIfPresent("user", conversation.user());
        addIfPresent("time", conversation.time());
    }

    /** All that is lost. */
    SortedSet<String> losses() {
        for (String name : attributes.values().keySet()) {
            if (!written.contains(name)) {
                losses.add("attribute " + name);
            }
        }
        return losses;
    }
}
