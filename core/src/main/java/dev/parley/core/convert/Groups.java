package dev.parley.core.convert;

import dev.parley.core.source.RawRecord;
import dev.parley.core.source.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pieces that belong together: counted in the first pass, held in the second until the last of them is there. */
final class Groups {
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, List<Piece>> open = new HashMap<>();

    record Piece(Source source, RawRecord.Parsed record) {}

    void count(String key) {
        sizes.merge(key, 1, Integer::sum);
    }

    /** All the pieces, once this was the last of them. */
    Optional<List<Piece>> add(String key, Piece piece) {
        List<Piece> pieces = open.computeIfAbsent(key, unused -> new ArrayList<>());
        pieces.add(piece);
        if (pieces.size() < sizes.getOrDefault(key, 0)) {
            return Optional.empty();
        }
        open.remove(key);
        return Optional.of(pieces);
    }
}
