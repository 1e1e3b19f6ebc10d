package dev.parley.arena.rule;

import dev.parley.core.InputException;
import java.net.InetAddress;

/**
 * A range of addresses, such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}.
 *
 * @param bits how many of the first bits count
 */
public record Network(InetAddress address, int bits) {
    /**
     * Reads a network, or a single address.
     *
     * @throws InputException if it is none
     */
    public static Network parse(String text) {
        String[] parts = text.split("/", 2);
        try {
            InetAddress address = InetAddress.ofLiteral(parts[0]);
            int all = address.getAddress().length * Byte.SIZE;
            int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > all) {
                throw new IllegalArgumentException("too many bits");
            }
            return new Network(address, bits);
        } catch (IllegalArgumentException wrong) {
            throw new InputException("'" + text + "' is no network; write it as 10.0.0.0/8", wrong);
        }
    }

    /** Whether an address lies in it. */
    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] others = other.getAddress();
        if (mine.length != others.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((mine[bit / Byte.SIZE] ^ others[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
