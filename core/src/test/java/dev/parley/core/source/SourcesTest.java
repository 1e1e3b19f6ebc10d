package dev.parley.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.core.InputException;
import dev.parley.core.format.Formats;
import dev.parley.core.format.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void putFiles() throws IOException {
        Files.createDirectories(folder.resolve("logs/deep"));
        Files.copy(Samples.file("fastchat-log"), folder.resolve("logs/b.json"));
        Files.copy(Samples.file("lmsys-chat-1m"), folder.resolve("logs/deep/a"));
        Files.copy(Samples.file("arena-human-preference-55k"), folder.resolve("c.dat"));
        Files.createFile(folder.resolve("logs/empty.json"));
        Files.writeString(folder.resolve("logs/_SUCCESS"), "x");
        Files.writeString(folder.resolve("logs/.hidden"), "x");
    }

    @Test
    void a_folder_means_all_files_below_it_but_the_hidden_and_the_empty() {
        assertThat(find(folder.resolve("logs").toString()).files())
                .extracting(source -> source.file().path())
                .containsExactly(folder + "/logs/b.json", folder + "/logs/deep/a");
    }

    @Test
    void a_glob_means_the_files_that_match() {
        assertThat(find(folder + "/*/*.json").files())
                .extracting(source -> source.file().path())
                .containsExactly(folder + "/logs/b.json");
        assertThat(find(folder + "/**").files()).hasSize(3);
    }

    @Test
    void a_glob_means_the_folders_that_match_too() {
        assertThat(find(folder + "/lo*").files())
                .extracting(source -> source.file().path())
                .contains(folder + "/logs/b.json");
    }

    @Test
    void each_file_is_recognised_by_its_content() {
        assertThat(find(folder.toString()).files())
                .extracting(source -> source.format().name(), source -> source.transport().name())
                .containsExactly(
                        tuple("arena-human-preference-55k", "CSV"),
                        tuple("fastchat-log", "JSON lines"),
                        tuple("lmsys-chat-1m", "JSON lines"));
    }

    @Test
    void a_file_found_twice_is_read_once() {
        assertThat(find(folder.toString(), folder + "/c.dat", folder + "/logs/../c.dat").files()).hasSize(3);
    }

    @Test
    void a_path_that_leads_nowhere_is_an_error_that_names_it() {
        assertThatThrownBy(() -> find(folder + "/nothing*"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nothing*");
    }

    @Test
    void a_named_file_in_no_known_format_is_an_error_that_names_what_was_tried() throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), "{\"models\":[],\"secret\":1}\n");

        assertThatThrownBy(() -> find(file.toString()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("fastchat-log")
                .hasMessageContaining("hh-rlhf")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_named_file_of_no_known_kind_is_an_error_that_names_what_was_tried() throws IOException {
        Path file = Files.write(folder.resolve("other"), new byte[] {7, 0, 7});

        assertThatThrownBy(() -> find(file.toString()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("JSON lines, JSON list, CSV");
    }

    @Test
    void an_unknown_file_in_a_folder_is_told_and_left_out() throws IOException {
        Files.writeString(folder.resolve("README.md"), "# About these logs\n");

        Sources sources = find(folder.toString());

        assertThat(sources.files()).hasSize(3);
        assertThat(sources.unknown()).singleElement().satisfies(unknown -> assertThat(unknown.file())
                .endsWith("README.md"));
    }

    @Test
    void a_folder_with_no_known_file_is_an_error() throws IOException {
        Path docs = Files.createDirectory(folder.resolve("docs"));
        Files.writeString(docs.resolve("README.md"), "# About these logs\n");

        assertThatThrownBy(() -> find(docs.toString())).isInstanceOf(InputException.class);
    }

    @Test
    void torn_lines_at_the_beginning_hide_no_format() throws IOException {
        String log = Files.readString(Samples.file("fastchat-log"));
        Path file = Files.writeString(folder.resolve("torn.json"), log.substring(0, 50) + "\n" + log);

        assertThat(find(file.toString()).files().getFirst().format().name()).isEqualTo("fastchat-log");
    }

    @Test
    void a_format_given_by_name_is_not_recognised_but_taken() {
        Sources sources = Sources.find(
                List.of(folder + "/c.dat"),
                Locations.LOCAL,
                Sources.TRANSPORTS,
                Limits.DEFAULT,
                Optional.of(Formats.named("hh-rlhf")));

        assertThat(sources.files().getFirst().format().name()).isEqualTo("hh-rlhf");
    }

    private static Sources find(String... paths) {
        return Sources.find(List.of(paths), Locations.LOCAL, Sources.TRANSPORTS, Limits.DEFAULT, Optional.empty());
    }
}
