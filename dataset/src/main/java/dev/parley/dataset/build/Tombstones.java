package dev.parley.dataset.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.dataset.build.Workspace.Stage;
import dev.parley.dataset.storage.Storage;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;

/**
 * What was taken down and must not come back. They stand in a file of their own beside the release, {@code
 * DIR.tombstones.json}, so that they outlive both the release and its workspace.
 *
 * @param users pseudonyms of users, none of whose conversations is released
 * @param conversations ids that are not released
 * @param contaminated ids that are not released either, with the question of a benchmark that stands in the conversation
 */
public record Tombstones(Set<String> users, Set<String> conversations, Map<String, String> contaminated)
        implements Serializable {
    private static final String USERS = "users";
    private static final String CONVERSATIONS = "conversations";
    private static final String CONTAMINATED = "contaminated";

    public Tombstones {
        users = Set.copyOf(users);
        conversations = Set.copyOf(conversations);
        contaminated = Map.copyOf(contaminated);
    }

    /** Users and conversations that were asked to be taken down. */
    public Tombstones(Set<String> users, Set<String> conversations) {
        this(users, conversations, Map.of());
    }

    /** Conversations that hold questions of benchmarks. */
    public static Tombstones ofContaminated(Map<String, String> contaminated) {
        return new Tombstones(Set.of(), Set.of(), contaminated);
    }

    /** Those of a release; none if nothing was ever taken down. */
    public static Tombstones beside(String release) {
        JsonNode stored = Stage.read(file(release)).orElse(JsonNodeFactory.instance.objectNode());
        var contaminated = new TreeMap<String, String>();
        stored.path(CONTAMINATED)
                .properties()
                .forEach(entry -> contaminated.put(entry.getKey(), entry.getValue().asText()));
        return new Tombstones(texts(stored.path(USERS)), texts(stored.path(CONVERSATIONS)), contaminated);
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new TreeSet<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Path file(String release) {
        return new Path(Storage.path(release).toString().replaceAll("/+$", "") + ".tombstones.json");
    }

    /** Makes these the tombstones of a release. */
    void save(String release) {
        ObjectNode stored = JsonNodeFactory.instance.objectNode();
        ArrayNode storedUsers = stored.putArray(USERS);
        new TreeSet<>(users).forEach(storedUsers::add);
        ArrayNode storedConversations = stored.putArray(CONVERSATIONS);
        new TreeSet<>(conversations).forEach(storedConversations::add);
        if (!contaminated.isEmpty()) {
            ObjectNode storedContaminated = stored.putObject(CONTAMINATED);
            new TreeMap<>(contaminated).forEach(storedContaminated::put);
        }
        Workspace.writeAtomically(file(release), stored.toString().getBytes(StandardCharsets.UTF_8));
    }

    Tombstones plus(Tombstones others) {
        var allUsers = new TreeSet<>(users);
        allUsers.addAll(others.users);
        var allConversations = new TreeSet<>(conversations);
        allConversations.addAll(others.conversations);
        var allContaminated = new TreeMap<>(others.contaminated);
        allContaminated.putAll(contaminated);
        return new Tombstones(allUsers, allConversations, allContaminated);
    }

    /** Whether a conversation was taken down, by itself, with its user or for what stands in it. */
    public boolean cover(String conversation, Optional<String> user) {
        return conversations.contains(conversation)
                || contaminated.containsKey(conversation)
                || user.filter(users::contains).isPresent();
    }
}
