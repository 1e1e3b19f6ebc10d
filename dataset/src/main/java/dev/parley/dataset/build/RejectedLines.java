package dev.parley.dataset.build;

import dev.parley.core.source.RejectedFile;
import dev.parley.core.source.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
