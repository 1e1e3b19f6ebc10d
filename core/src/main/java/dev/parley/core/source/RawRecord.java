package dev.parley.core.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/** One record as it stands in a file. */
@SuppressWarnings("ArrayRecordComponent") // The bytes of one line, handed on and never compared.
public sealed interface RawRecord {
    /** The line it begins in, or its number among the rows of a file that has no lines; from 1. */
    long line();

    /** The record's own bytes, so that what is rejected can be found again; cut where it was too long to be held. */
    byte[] bytes();

    /** A record that is JSON. */
    record Parsed(long line, byte[] bytes, JsonNode value) implements RawRecord {
        /** A record that has no bytes of its own, but columns. */
        public static Parsed row(long line, JsonNode value) {
            return new Parsed(line, new byte[0], value);
        }

        @Override
        public byte[] bytes() {
            return bytes.length == 0 ? value.toString().getBytes(StandardCharsets.UTF_8) : bytes;
        }
    }

    /** A record that is not, with the reason. */
    record Broken(long line, byte[] bytes, String reason) implements RawRecord {}
}
