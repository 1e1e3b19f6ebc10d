package dev.parley.dataset.build;

import dev.parley.core.Message;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Conversations a few at a time, as long as they are not long. */
final class Batches implements Iterator<List<Assembly>> {
    private static final int MOST_CONVERSATIONS = 64;
    private static final int MOST_CHARACTERS = 1 << 20;

    private final Iterator<Assembly> assemblies;

    Batches(Iterator<Assembly> assemblies) {
        this.assemblies = assemblies;
    }

    @Override
    public boolean hasNext() {
        return assemblies.hasNext();
    }

    @Override
    public List<Assembly> next() {
        var batch = new ArrayList<Assembly>();
        long characters = 0;
        do {
            Assembly assembly = assemblies.next();
            batch.add(assembly);
            for (Message message : assembly.conversation().messages()) {
                characters += message.content().length();
            }
        } while (assemblies.hasNext() && batch.size() < MOST_CONVERSATIONS && characters < MOST_CHARACTERS);
        return batch;
    }
}
