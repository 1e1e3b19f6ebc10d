package dev.parley.core.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.core.format.Surrogates;
import dev.parley.core.format.UnreadableRecordException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Makes a JSON object of the bytes of one record, or says in one sentence why they are none. Safe to share. */
public final class RecordParser {
    private final Limits limits;
    private final ObjectReader reader;

    public RecordParser(Limits limits) {
        this.limits = limits;
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxStringLength(limits.bytes())
                .build();
        JsonFactory factory = JsonFactory.builder().streamReadConstraints(constraints).build();
        reader = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readerFor(JsonNode.class);
    }

    /**
     * The object that the bytes say.
     *
     * @throws UnreadableRecordException if they are not UTF-8, not JSON, no object, or beyond the limits
     */
    public JsonNode parse(byte[] record) {
        if (record.length > limits.bytes()) {
            throw new UnreadableRecordException("the record is longer than " + limits.bytes() + " bytes");
        }
        checkEncoding(record);
        JsonNode value = readTree(record);
        if (!value.isObject()) {
            throw new UnreadableRecordException("the record is not a JSON object");
        }
        if (escapesSurrogates(record) && holdsHalfOfPair(value)) {
            throw new UnreadableRecordException(Surrogates.REASON);
        }
        return value;
    }

    private static void checkEncoding(byte[] record) {
        for (byte b : record) {
            if (b < 0) {
                try {
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(record));
                    return;
                } catch (CharacterCodingException notUtf8) {
                    throw new UnreadableRecordException("the record is not UTF-8");
                }
            }
        }
    }

    private JsonNode readTree(byte[] record) {
        try {
            return reader.readTree(record);
        } catch (StreamConstraintsException beyond) {
            throw new UnreadableRecordException("the record is nested deeper than " + limits.depth()
                    + " levels, or holds a number or name of unreasonable length");
        } catch (JsonProcessingException broken) {
            long column = broken.getLocation() == null ? 0 : broken.getLocation().getByteOffset();
            throw new UnreadableRecordException("the record is not complete JSON; it breaks after byte " + column);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Whether an escape such as {@code \}{@code ud83d} occurs; only then can half of a pair hide in UTF-8. */
    private static boolean escapesSurrogates(byte[] record) {
        for (int index = 0; index + 3 < record.length; index++) {
            if (record[index] == '\\') {
                boolean surrogate = record[index + 1] == 'u'
                        && (record[index + 2] | 0x20) == 'd'
                        && record[index + 3] >= '8';
                if (surrogate) {
                    return true;
                }
                index++;
            }
        }
        return false;
    }

    /** Looks at values only: Jackson itself refuses such a name. */
    private static boolean holdsHalfOfPair(JsonNode value) {
        if (value.isTextual()) {
            return Surrogates.isHalved(value.textValue());
        }
        for (JsonNode inner : value) {
            if (holdsHalfOfPair(inner)) {
                return true;
            }
        }
        return false;
    }
}
