package dev.parley.text.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.core.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymsTest {
    @TempDir
    private Path folder;

    @Test
    void aPseudonymIsTheHeadOfTheHmac() {
        // RFC 4231, test case 1.
        byte[] key = new byte[20];
        Arrays.fill(key, (byte) 0x0b);

        assertThat(Pseudonyms.withKey(key).of("Hi There")).isEqualTo("b0344c61d8db38535ca8afceaf0bf12b");
    }

    @Test
    void anAbsentKeyIsMadeForItsOwnerAloneAndKept() throws IOException {
        Path file = folder.resolve("keys/user.key");

        String first = Pseudonyms.withKeyIn(file, new SecureRandom()).of("1.2.3.4");

        assertThat(Pseudonyms.withKeyIn(file, new SecureRandom()).of("1.2.3.4")).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file));
    }

    @Test
    void keysDiffer() {
        var random = new SecureRandom();

        assertThat(Pseudonyms.withKeyIn(folder.resolve("a"), random).of("1.2.3.4"))
                .isNotEqualTo(Pseudonyms.withKeyIn(folder.resolve("b"), random).of("1.2.3.4"));
    }

    @Test
    void aFileThatIsNoKeyIsNamedAndNotShown() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "not a key");

        assertThatThrownBy(() -> Pseudonyms.withKeyIn(file, new SecureRandom()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("not a key");
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> Pseudonyms.withKey("short".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
