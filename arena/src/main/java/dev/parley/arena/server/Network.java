package dev.parley.arena.server;

import dev.parley.core.InputException;
import java.math.BigInteger;
import java.net.InetAddress;

/** The addresses that begin with the same bits as this one. */
public record Network(InetAddress address, int bits) {
    /**
     * Reads an address, or a network such as {@code 10.0.0.0/8}.
     *
     * @throws InputException if it is neither; a name is not looked up
     */
    public static Network of(String text) {
        int slash = text.indexOf('/');
        try {
            InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int length = length(address);
            int bits = slash < 0 ? length : Integer.parseInt(text.substring(slash + 1));
            if (bits >= 0 && bits <= length) {
                return new Network(address, bits);
            }
        } catch (IllegalArgumentException e) {
            throw new InputException("'" + text + "' is no address or network such as 10.0.0.0/8", e);
        }
        throw new InputException("'" + text + "' has more bits than its kind of address");
    }

    boolean holds(InetAddress other) {
        return length(other) == length(address) && prefix(other).equals(prefix(address));
    }

    private BigInteger prefix(InetAddress of) {
        return new BigInteger(1, of.getAddress()).shiftRight(length(of) - bits);
    }

    private static int length(InetAddress address) {
        return address.getAddress().length * 8;
    }
}
