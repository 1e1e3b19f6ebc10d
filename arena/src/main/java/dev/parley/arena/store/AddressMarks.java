package dev.parley.arena.store;

import java.net.InetAddress;

/**
 * Names for network addresses that tell the same from another for a time, and nothing else: HMAC-SHA-256 under a random
 * key that is thrown away when its period is over. No address is ever stored.
 */
@SuppressWarnings("DoNotCallSuggester") // implemented next
public final class AddressMarks {
    AddressMarks() {}

    /** The mark of an address in the present period, 32 hexadecimal digits. */
    public String of(InetAddress address) {
        throw new UnsupportedOperationException();
    }
}
