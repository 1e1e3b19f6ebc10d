package dev.parley.dataset.build;

import dev.parley.core.format.Format;
import dev.parley.core.format.Formats;
import dev.parley.core.source.Limits;
import dev.parley.core.source.Records;
import dev.parley.dataset.build.Workspace.Stage;
import dev.parley.dataset.recipe.Recipe;
import dev.parley.text.personal.Pseudonyms;
import java.io.Serializable;
import java.util.Iterator;
import java.util.Locale;
import org.apache.hadoop.fs.Path;
import scala.Tuple2;

/**
 * Reads one stretch of one file.
 *
 * @param index of this task among all, in the order of the input
 * @param file where the stretch stands
 * @param chunk which lines of the file
 * @param reading how it is read
 * @param pseudonyms what becomes of users before anything is written down
 * @param read where counts and rejected lines go
 */
record ReadTask(
        int index, InputFile file, InputFile.Chunk chunk, Recipe.Reading reading, Pseudonyms pseudonyms, Stage read)
        implements Serializable {

    /** What was logged, by the sort keys of the conversations it is about. */
    Iterator<Tuple2<Long, byte[]>> run() {
        return new LogReader(this);
    }

    Format format() {
        return Formats.named(file.format());
    }

    Limits limits() {
        return new Limits((int) Math.min(reading.maximumLineBytes(), Integer.MAX_VALUE - 8), Limits.DEFAULT.depth());
    }

    Records open() {
        return file.open(chunk, limits());
    }

    Path rejectedFile() {
        return new Path(read.directory(), String.format(Locale.ROOT, "rejected-%05d.jsonl", index));
    }
}
