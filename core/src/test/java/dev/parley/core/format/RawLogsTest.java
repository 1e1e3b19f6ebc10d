package dev.parley.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.core.Battle;
import dev.parley.core.Conversation;
import dev.parley.core.Entry;
import dev.parley.core.Vote;
import dev.parley.core.source.Limits;
import dev.parley.core.source.Locations;
import dev.parley.core.source.RawRecord;
import dev.parley.core.source.Records;
import dev.parley.core.source.Source;
import dev.parley.core.source.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Reads a month of real logs, torn lines and all, where they are at hand. */
class RawLogsTest {
    private final Set<String> chats = new HashSet<>();
    private final Set<String> states = new HashSet<>();
    private int conversations;
    private int votes;
    private int battles;
    private int torn;

    @Test
    void every_row_of_the_raw_logs_is_read_or_rejected() {
        Path logs = Path.of("../shared/data/raw-logs");
        for (Path at = Path.of("").toAbsolutePath(); at != null && !Files.isDirectory(logs); at = at.getParent()) {
            logs = at.resolve("shared/data/raw-logs");
        }
        assumeTrue(Files.isDirectory(logs), "the raw logs are not at hand in shared/data");

        Sources sources = Sources.find(
                List.of(logs.toString()), Locations.LOCAL, Sources.TRANSPORTS, Limits.DEFAULT, Optional.empty());
        sources.files().forEach(this::read);

        assertThat(sources.files()).hasSize(58).allMatch(source -> source.format().name().equals("fastchat-log"));
        assertThat(conversations).isEqualTo(79_381);
        assertThat(battles).isEqualTo(2_307);
        assertThat(votes).isEqualTo(1_211);
        assertThat(torn).isEqualTo(88);
        assertThat(chats).hasSize(23_932);
        assertThat(states).hasSize(23_938);
    }

    private void read(Source source) {
        try (Records records = source.open(Limits.DEFAULT)) {
            while (records.hasNext()) {
                switch (records.next()) {
                    case RawRecord.Broken broken -> torn++;
                    case RawRecord.Parsed record -> source.format().read(record.value()).forEach(this::count);
                }
            }
        }
    }

    private void count(Entry entry) {
        switch (entry) {
            case Conversation conversation -> {
                conversations++;
                chats.add(conversation.id());
                states.add(conversation.id());
            }
            case Vote vote -> {
                votes++;
                states.add(vote.conversation().id());
            }
            case Battle battle -> {
                battles++;
                states.add(battle.a().id());
                states.add(battle.b().id());
            }
        }
    }
}
