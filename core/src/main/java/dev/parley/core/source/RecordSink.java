package dev.parley.core.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Where records are written, one after another. Complete once it is closed. */
public interface RecordSink extends AutoCloseable {
    /** Where records are forgotten, for somebody who only looks at what passes. */
    RecordSink NOWHERE = new RecordSink() {
        @Override
        public void write(ObjectNode record) {}

        @Override
        public void close() {}
    };

    void write(ObjectNode record) throws IOException;

    @Override
    void close() throws IOException;
}
