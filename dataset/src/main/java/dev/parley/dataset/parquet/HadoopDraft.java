package dev.parley.dataset.parquet;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A draft on a Hadoop file system. Where a rename does not replace, as on HDFS, there is a moment without either file;
 * a task that dies in it is run again.
 */
final class HadoopDraft implements Draft {
    private final Path file;
    private final Path hidden;
    private final Configuration configuration;

    HadoopDraft(Path file, Configuration configuration) {
        this.file = file;
        this.hidden = new Path(file.getParent(), Draft.hiddenName(file.getName()));
        this.configuration = configuration;
    }

    @Override
    public String name() {
        return file.getName();
    }

    @Override
    public OutputStream open() throws IOException {
        return fileSystem().create(hidden, true);
    }

    @Override
    public void publish() throws IOException {
        fileSystem().delete(file, false);
        if (!fileSystem().rename(hidden, file)) {
            throw new IOException("the finished file could not be given its name");
        }
    }

    @Override
    public void discard() throws IOException {
        fileSystem().delete(hidden, false);
    }

    private FileSystem fileSystem() throws IOException {
        return file.getFileSystem(configuration);
    }
}
