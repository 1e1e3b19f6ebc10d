package dev.parley.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.core.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every format must do, shown on a sample of it. */
abstract class FormatContract {
    private static final String SECRET = "xq7-never-in-a-reason";

    private final String name;
    private final Format format;

    FormatContract(String name) {
        this.name = name;
        this.format = Formats.named(name);
    }

    @Test
    void recognises_its_sample_by_content() {
        assertThat(Samples.source(name).format()).isSameAs(format);
    }

    @Test
    void no_other_format_comes_before_it() {
        assertThat(Formats.recognise(Samples.records(name))).containsSame(format);
    }

    @Test
    void reads_the_same_entries_each_time() {
        assertThat(Samples.entries(name)).isNotEmpty().isEqualTo(Samples.entries(name));
    }

    @Test
    void does_not_recognise_an_empty_object() {
        assertThat(format.recognises(JsonNodeFactory.instance.objectNode())).isFalse();
    }

    @Test
    void a_record_with_a_broken_field_is_read_or_unreadable_for_a_reason_that_tells_no_text() {
        for (JsonNode record : Samples.wholes(name)) {
            for (JsonNode broken : broken(record)) {
                Throwable problem = catchThrowable(() -> format.read(broken));
                if (problem != null) {
                    assertThat(problem).isInstanceOf(UnreadableRecordException.class);
                    assertThat(problem.getMessage()).doesNotContain(SECRET).isNotBlank();
                }
            }
        }
    }

    /** The record with each of its values, however deep, missing or replaced by values of other kinds. */
    private static List<JsonNode> broken(JsonNode record) {
        List<JsonNode> all = new ArrayList<>();
        breakAt(record, record, "", all);
        return all;
    }

    private static void breakAt(JsonNode record, JsonNode place, String pointer, List<JsonNode> all) {
        List<JsonNode> replacements = List.of(
                NullNode.instance,
                IntNode.valueOf(-7),
                BooleanNode.TRUE,
                TextNode.valueOf(SECRET),
                JsonNodeFactory.instance.arrayNode(),
                JsonNodeFactory.instance.arrayNode().add(SECRET),
                JsonNodeFactory.instance.objectNode().put(SECRET, SECRET));
        if (place instanceof ObjectNode object) {
            for (String field : List.copyOf(object.properties().stream().map(Map.Entry::getKey).toList())) {
                ObjectNode without = record.deepCopy();
                ((ObjectNode) without.at(pointer)).remove(field);
                all.add(without);
                for (JsonNode replacement : replacements) {
                    ObjectNode with = record.deepCopy();
                    ((ObjectNode) with.at(pointer)).set(field, replacement);
                    all.add(with);
                }
                breakAt(record, object.get(field), pointer + "/" + field.replace("~", "~0").replace("/", "~1"), all);
            }
        }
        for (int index = 0; place.isArray() && index < place.size(); index++) {
            for (JsonNode replacement : replacements) {
                JsonNode with = record.deepCopy();
                ((ArrayNode) with.at(pointer)).set(index, replacement);
                all.add(with);
            }
            breakAt(record, place.get(index), pointer + "/" + index, all);
        }
    }

    @Test
    void what_it_writes_it_recognises_and_reads_as_the_same_record() {
        if (!(format instanceof WritableFormat writable)) {
            return;
        }
        for (Entry entry : Samples.entries(name)) {
            JsonNode once = writable.write(entry).record();
            assertThat(format.recognises(once)).isTrue();
            JsonNode twice = writable.write(format.read(once).getFirst()).record();
            assertThat(twice).isEqualTo(once);
        }
    }
}
