package dev.parley.dataset.release;

import dev.parley.dataset.recipe.Recipe.Columns;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Small releases on the disk, for tests of what reads them. */
public final class WrittenRelease {
    private WrittenRelease() {}

    /** The three conversations of {@code Small Talk}. */
    public static Path write(Path folder, Columns columns) {
        return write(folder, columns, Samples.conversations());
    }

    /** Any of them, in any number. */
    public static Path write(Path folder, Columns columns, List<ReleasedConversation> conversations) {
        try (StagedRelease release =
                StagedRelease.start(new org.apache.hadoop.fs.Path(folder.toUri()), new Configuration(false))) {
            Samples.publish(release, columns, conversations);
        }
        return folder;
    }

    /** The three conversations. */
    public static List<ReleasedConversation> conversations() {
        return Samples.conversations();
    }
}
