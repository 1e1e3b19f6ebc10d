package dev.parley.text.personal;

import dev.parley.core.InputException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands keyed pseudonyms in the place of user identifiers: HMAC-SHA-256 (RFC 2104), cut to 128 bits. A plain hash
 * would be undone by hashing all four billion IPv4 addresses; the key prevents that as long as it stays where the logs
 * are. Safe to share between threads; serializable, so that workers of a cluster can share the key.
 */
public final class Pseudonyms implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int PSEUDONYM_BYTES = 16;

    private final SecretKeySpec key;

    private Pseudonyms(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * Pseudonyms by the key in a file of 64 hexadecimal digits. A file that is not there is made, with a key from
     * {@code random} and readable by its owner alone.
     *
     * @throws InputException if the file holds no such key
     * @throws UncheckedIOException if it cannot be read or made
     */
    public static Pseudonyms withKeyIn(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                generate(file, random);
            }
            return new Pseudonyms(read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pseudonyms by a key of at least 16 bytes. */
    public static Pseudonyms withKey(byte[] key) {
        if (key.length < PSEUDONYM_BYTES) {
            throw new IllegalArgumentException("a key has at least 16 bytes, not " + key.length);
        }
        return new Pseudonyms(key);
    }

    /** The pseudonym of a user: 32 lower-case hexadecimal digits, the same for the same user and key. */
    public String of(String user) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] code = mac.doFinal(user.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(code, 0, PSEUDONYM_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static byte[] read(Path file) throws IOException {
        // A key is short: whatever else the file may be, no more of it is read.
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(1024);
        }
        try {
            byte[] key = HexFormat.of().parseHex(new String(bytes, StandardCharsets.UTF_8).strip());
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Told below, without what the file holds.
        }
        throw new InputException("the key file " + file + " does not hold 64 hexadecimal digits; "
                + "name another file, or remove it to have a new key made (pseudonyms change with the key)");
    }

    private static void generate(Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        byte[] line = (HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(key, (byte) 0);
        // Another process may make the same file at the same moment: the first one's key is everybody's.
        Path fresh = file.resolveSibling(file.getFileName() + "." + HexFormat.of().toHexDigits(random.nextLong()));
        try (var channel = Files.newByteChannel(
                        fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(file));
                var out = Channels.newOutputStream(channel)) {
            out.write(line);
        }
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // Theirs is read.
        } finally {
            Files.delete(fresh);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
