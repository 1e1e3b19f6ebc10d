package dev.parley.core.source;

import dev.parley.core.format.WritableFormat;
import java.io.IOException;
import java.nio.file.Path;

/** A way to write records into a file, chosen by the suffix of the file's name. */
public interface OutputTransport {
    /** The suffix, such as {@code .jsonl}; a suffix of {@link Compression} may follow it. */
    String suffix();

    /**
     * Starts a file.
     *
     * @param format what the records say, for files that need to know their columns beforehand
     */
    RecordSink create(Path file, Compression compression, WritableFormat format) throws IOException;
}
