package dev.parley.dataset.topic;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** A vector as bytes, four of each number, little-endian; or as text, base 64 of those. */
final class PackedVector {
    private PackedVector() {}

    static String pack(float[] vector) {
        return Base64.getEncoder().encodeToString(bytes(vector));
    }

    static float[] unpack(String text) {
        return floats(Base64.getDecoder().decode(text));
    }

    static byte[] bytes(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return bytes.array();
    }

    static float[] floats(byte[] bytes) {
        var vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }
}
