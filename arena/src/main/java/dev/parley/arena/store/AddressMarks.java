package dev.parley.arena.store;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Names for network addresses that tell the same from another for a time, and nothing else: HMAC-SHA-256 under a random
 * key that is thrown away when its period is over. No address is ever stored.
 */
public final class AddressMarks {
    private static final String ALGORITHM = "HmacSHA256";

    /** What one subscriber gets of IPv6 (RFC 6177): within it addresses change daily (RFC 8981). */
    private static final int IPV6_PREFIX_BYTES = 8;

    private static final int MARK_BYTES = 16;

    private final Database database;
    private final InstantSource clock;
    private final Identifiers identifiers;
    private final long periodMicros;
    private volatile @Nullable Key latest;

    AddressMarks(Database database, InstantSource clock, Identifiers identifiers, Duration period) {
        this.database = database;
        this.clock = clock;
        this.identifiers = identifiers;
        this.periodMicros = period.toNanos() / 1000;
    }

    /**
     * The mark of an address in the present period, 32 hexadecimal digits. An IPv6 address counts by its first 64 bits,
     * which one subscriber has to himself.
     */
    public String of(InetAddress address) {
        byte[] bytes = address.getAddress();
        byte[] subscriber = address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes;
        byte[] mark = mac(key().secret).doFinal(subscriber);
        return HexFormat.of().formatHex(mark, 0, MARK_BYTES);
    }

    private Key key() {
        long period = Math.floorDiv(Times.micros(clock.instant()), periodMicros);
        Key key = latest;
        if (key == null || key.period != period) {
            String fresh = identifiers.secret();
            key = new Key(period, database.writer().write(handle -> secret(handle, period, fresh)));
            latest = key;
        }
        return key;
    }

    /** Another server on the same database may have made the period's key before. */
    private static String secret(Handle handle, long period, String fresh) {
        handle.createUpdate("DELETE FROM address_keys WHERE period < :period")
                .bind("period", period)
                .execute();
        handle.createUpdate("""
                        INSERT INTO address_keys (period, secret) VALUES (:period, :secret)
                        ON CONFLICT (period) DO NOTHING""")
                .bind("period", period)
                .bind("secret", fresh)
                .execute();
        return handle.createQuery("SELECT secret FROM address_keys WHERE period = :period")
                .bind("period", period)
                .mapTo(String.class)
                .one();
    }

    private static Mac mac(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(Identifiers.hash(secret)), ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new AssertionError("every Java platform has " + ALGORITHM, e);
        }
    }

    private record Key(long period, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Key[period=" + period + "]";
        }
    }
}
