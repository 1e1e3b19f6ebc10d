package dev.parley.cli;

import dev.parley.arena.store.Store;
import dev.parley.core.InputException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code parley key revoke}. */
@Command(
        name = "revoke",
        description = "Take a key back for good.",
        footer = {"", "Example:", "  parley key revoke 0198c1f2a7e64b3f"})
final class KeyRevokeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The key's id, as 'parley key list' tells it.")
    private String id = "";

    @Mixin
    private StoreOption store = new StoreOption();

    @Override
    public Integer call() {
        try (Store opened = store.open()) {
            if (opened.apiKeys().all().stream().noneMatch(key -> key.id().equals(id))) {
                throw new InputException("there is no key '" + id + "'; 'parley key list' lists all");
            }
            opened.apiKeys().revoke(id);
        }
        return 0;
    }
}
