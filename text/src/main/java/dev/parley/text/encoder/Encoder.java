package dev.parley.text.encoder;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.core.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The sentence encoder all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0) with weights of eight bits, in process and
 * offline. It was trained on English. A vector is the mean over a text's tokens, of Euclidean length 1. Texts go
 * through the model one by one, on all cores: its eight-bit arithmetic adapts to what else is in a batch, and a text's
 * vector is not to depend on its company. Safe for many threads.
 */
public final class Encoder implements SentenceVectors {
    /** The length of a vector. */
    public static final int DIMENSIONS = 384;

    /** The model and the size of its weights. */
    static final String MODEL = "all-minilm-l6-v2-int8";

    /** Changes when vectors of the encoder that {@link #load()} returns may change. */
    public static final String VERSION = MODEL + "-2x64";

    /** Tokens of a text that are enough for its topic, and hold most questions wholly. */
    static final int WIDE_WINDOW = 128;

    /** {@code [CLS]} and {@code [SEP]} in the vocabulary of BERT. */
    private static final int BEGINNING = 101;

    private static final int END = 102;
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

    /** Characters of a text that are looked at. */
    private static final int LONGEST = 4000;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;
    private final int window;
    private final int windows;

    private Encoder(OrtEnvironment environment, OrtSession session, HuggingFaceTokenizer tokenizer, int window, int windows) {
        this.environment = environment;
        this.session = session;
        this.tokenizer = tokenizer;
        this.window = window;
        this.windows = windows;
    }

    /** The encoder that ships with Parley; of a text it sees the first two windows of 64 tokens. */
    public static Encoder load() {
        return load(64, 2);
    }

    /** The encoder that ships with Parley; of a text it sees the first four windows of 128 tokens. */
    public static Encoder loadWide() {
        return load(WIDE_WINDOW, 4);
    }

    /**
     * The encoder that ships with Parley, with less or more of a long text to read.
     *
     * @param window tokens that are encoded together, 3 to 512
     * @param windows how many windows of a text are encoded, from its beginning; their vectors are averaged
     * @throws InputException if this machine cannot load the encoder's native library
     */
    public static Encoder load(int window, int windows) {
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            try (var options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                byte[] model = resource("/all-minilm-l6-v2-q.onnx");
                OrtSession session = environment.createSession(model, options);
                return new Encoder(environment, session, tokenizer(), window, windows);
            }
        } catch (OrtException problem) {
            throw new IllegalStateException("the sentence encoder cannot be loaded", problem);
        } catch (LinkageError problem) {
            throw new InputException(
                    "the sentence encoder's native library cannot be loaded; it needs 30 MB in the folder for temporary files, '"
                            + System.getProperty("java.io.tmpdir") + "', and a system that ONNX Runtime knows ("
                            + problem.getMessage() + "); the moderator 'fast' works without it",
                    problem);
        }
    }

    private static HuggingFaceTokenizer tokenizer() {
        try (InputStream in = Encoder.class.getResourceAsStream(TOKENIZER)) {
            return HuggingFaceTokenizer.newInstance(in, Map.of("truncation", "false", "padding", "false"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = Encoder.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the sentence encoder is part of the program");
            }
            return in.readAllBytes();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public String version() {
        return MODEL + "-" + windows + "x" + window;
    }

    /** One vector of {@link #DIMENSIONS} numbers for each text, in order; all zeros for a text that cannot be read. */
    @Override
    public float[][] encode(List<String> texts) {
        return IntStream.range(0, texts.size())
                .parallel()
                .mapToObj(i -> encode(texts.get(i)))
                .toArray(float[][]::new);
    }

    /** The vector of one text, on the calling thread; all zeros if less than half of its letters are Latin. */
    public float[] encode(String text) {
        if (!LatinScript.prevails(text, LONGEST)) {
            return new float[DIMENSIONS];
        }
        Encoding encoding = tokenizer.encode(text.substring(0, Math.min(text.length(), LONGEST)));
        long[] ids = encoding.getIds();
        var vector = new float[DIMENSIONS];
        // The first and the last token mark the ends, and each window has its own.
        int inner = ids.length - 2;
        for (int i = 0; i < windows && i * (window - 2) < inner; i++) {
            int from = 1 + i * (window - 2);
            int to = Math.min(1 + inner, from + window - 2);
            add(vector, encodeWindow(ids, from, to));
        }
        return SentenceVectors.normalise(vector);
    }

    /** The vector of a text given by the pieces of its words, no more than fit into a wide window. */
    float[] encodePieces(int[] pieces) {
        long[] ids = new long[pieces.length + 2];
        ids[0] = BEGINNING;
        for (int i = 0; i < pieces.length; i++) {
            ids[i + 1] = pieces[i];
        }
        ids[ids.length - 1] = END;
        return encodeWindow(ids, 1, ids.length - 1);
    }

    /** The pieces of words that the encoder knows, by their index. */
    static List<String> vocabulary() {
        try {
            JsonNode pieces = new ObjectMapper().readTree(resource(TOKENIZER)).path("model").path("vocab");
            var vocabulary = new String[pieces.size()];
            pieces.properties().forEach(piece -> vocabulary[piece.getValue().intValue()] = piece.getKey());
            return List.of(vocabulary);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private float[] encodeWindow(long[] ids, int from, int to) {
        long[] tokens = new long[to - from + 2];
        System.arraycopy(ids, from, tokens, 1, to - from);
        tokens[0] = ids[0];
        tokens[tokens.length - 1] = ids[ids.length - 1];
        long[] shape = {1, tokens.length};
        long[] ones = new long[tokens.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor input = OnnxTensor.createTensor(environment, LongBuffer.wrap(tokens), shape);
                OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
                OnnxTensor types = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[tokens.length]), shape);
                OrtSession.Result result = session.run(
                        Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
            return SentenceVectors.normalise(mean(((OnnxTensor) result.get(0)).getFloatBuffer().array(), tokens.length));
        } catch (OrtException problem) {
            throw new IllegalStateException("the sentence encoder failed", problem);
        }
    }

    private static float[] mean(float[] states, int tokens) {
        var mean = new float[DIMENSIONS];
        for (int token = 0; token < tokens; token++) {
            for (int i = 0; i < DIMENSIONS; i++) {
                mean[i] += states[token * DIMENSIONS + i] / tokens;
            }
        }
        return mean;
    }

    private static void add(float[] sum, float[] other) {
        for (int i = 0; i < DIMENSIONS; i++) {
            sum[i] += other[i];
        }
    }

    @Override
    public void close() {
        tokenizer.close();
        try {
            session.close();
        } catch (OrtException problem) {
            throw new IllegalStateException("the sentence encoder cannot be closed", problem);
        }
    }
}
