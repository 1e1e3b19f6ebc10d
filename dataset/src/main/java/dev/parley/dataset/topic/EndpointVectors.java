package dev.parley.dataset.topic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.core.InputException;
import dev.parley.model.EmbeddingModel;
import dev.parley.model.ModelCatalogue;
import dev.parley.model.ModelException;
import dev.parley.text.encoder.SentenceVectors;
import java.util.Arrays;
import java.util.List;

/** Vectors of a declared embedding model, made as long as 1. */
public final class EndpointVectors implements SentenceVectors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 64;

    private final ModelCatalogue models;
    private final EmbeddingModel model;
    private final String name;
    private final int dimensions;

    private EndpointVectors(ModelCatalogue models, EmbeddingModel model, String name) {
        this.models = models;
        this.model = model;
        this.name = name;
        this.dimensions = ask(List.of("How long is a vector?"))[0].length;
    }

    /**
     * The vectors of a declared model, which is asked once at once.
     *
     * @param models closed with these vectors
     * @throws InputException if no embedding model of this name is declared, or it fails
     */
    public static EndpointVectors of(ModelCatalogue models, String name) {
        EmbeddingModel model = models.embedding(name)
                .orElseThrow(() -> new InputException("no embedding model '" + name
                        + "' is declared in the file of --models"));
        return new EndpointVectors(models, model, name);
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public String version() {
        return name;
    }

    @Override
    public float[][] encode(List<String> texts) {
        var vectors = new float[texts.size()][];
        for (int from = 0; from < vectors.length; from += BATCH) {
            List<String> batch = texts.subList(from, Math.min(vectors.length, from + BATCH));
            System.arraycopy(ask(batch), 0, vectors, from, batch.size());
        }
        return vectors;
    }

    private float[][] ask(List<String> texts) {
        ObjectNode request = JSON.createObjectNode();
        texts.forEach(request.putArray("input")::add);
        JsonNode data = answer(request).path("data");
        if (data.size() != texts.size()) {
            throw new InputException("the embedding model '" + name + "' sent " + data.size() + " vectors for "
                    + texts.size() + " texts; choose another one");
        }
        var vectors = new float[texts.size()][0];
        for (int i = 0; i < vectors.length; i++) {
            int index = data.path(i).path("index").asInt(i);
            if (index >= 0 && index < vectors.length) {
                vectors[index] = vector(data.path(i).path("embedding"));
            }
        }
        int length = vectors[0].length;
        if (length == 0 || Arrays.stream(vectors).anyMatch(vector -> vector.length != length)) {
            throw new InputException("the embedding model '" + name + "' sent vectors of different lengths, or none for a"
                    + " text; choose another one");
        }
        return vectors;
    }

    private JsonNode answer(ObjectNode request) {
        try {
            return model.embed(request);
        } catch (ModelException failed) {
            throw new InputException("the embedding model '" + name + "' failed: " + failed.getMessage()
                    + "; vectors it gave are kept, so that another run goes on from there", failed);
        }
    }

    private static float[] vector(JsonNode numbers) {
        var vector = new float[numbers.size()];
        for (int d = 0; d < vector.length; d++) {
            vector[d] = numbers.get(d).floatValue();
        }
        return SentenceVectors.normalise(vector);
    }

    @Override
    public void close() {
        models.close();
    }
}
