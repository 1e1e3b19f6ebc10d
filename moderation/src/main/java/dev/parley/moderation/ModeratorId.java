package dev.parley.moderation;

/**
 * Names a moderator so that its scores can be told from those of any other.
 *
 * @param name such as {@code cascade}
 * @param version changes whenever a score may change
 */
public record ModeratorId(String name, String version) {
    @Override
    public String toString() {
        return name + "-" + version;
    }
}
