package dev.parley.moderation;

import dev.parley.core.moderation.Category;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Other schemes of harm, mapped both ways to {@link Category}. Mappings lose: keep the native label too. Sources: Llama
 * Guard 3's model card, MLCommons AILuminate 1.0, Azure AI Content Safety, LMSYS-Chat-1M (arXiv 2309.11998, section 4).
 */
public final class Taxonomy {
    /** One line a category; {@code ~} marks what corresponds only roughly, {@code -} labels that have no category. */
    private static final String ROWS = """
            harassment             | S10~     | hte~         | Hate~            | harassment
            harassment/threatening | S1~      | vcr~         | Violence~        | harassment
            hate                   | S10      | hte          | Hate             | hate
            hate/threatening       | S10~ S1~ | hte~ vcr~    | Hate~ Violence~  | hate
            illicit                | S2       | ncr          |                  |
            illicit/violent        | S1 S9    | vcr iwp      | Violence~        |
            self-harm              | S11      | ssh          | SelfHarm         | self-harm
            self-harm/instructions | S11      | ssh          | SelfHarm         | self-harm
            self-harm/intent       | S11      | ssh          | SelfHarm         | self-harm
            sexual                 | S12 S3   | sxc_prn src  | Sexual           | sexual
            sexual/minors          | S4       | cse          | Sexual~          | sexual
            violence               | S1~      | vcr~         | Violence         | violence
            violence/graphic       | S1~      | vcr~         | Violence         | violence
            -                      | S5 S6 S7 S8 S13 S14 | dfm spc_ele spc_fin spc_hlt spc_lgl prv ipv | |
            """;

    public static final Taxonomy LLAMA_GUARD = new Taxonomy(1);
    public static final Taxonomy AILUMINATE = new Taxonomy(2);
    public static final Taxonomy AZURE = new Taxonomy(3);
    /** The five categories of the paper's moderators. */
    public static final Taxonomy LMSYS_FIVE = new Taxonomy(4);

    private final Map<Category, List<Match<String>>> labels = new EnumMap<>(Category.class);
    private final Map<String, List<Match<Category>>> categories = new LinkedHashMap<>();

    /**
     * What corresponds to something.
     *
     * @param approximate whether it does so only roughly
     */
    public record Match<T>(T value, boolean approximate) {}

    private Taxonomy(int column) {
        for (String line : ROWS.lines().toList()) {
            String[] cells = line.split("\\|", -1);
            Optional<Category> category = Category.ofLabel(cells[0].strip());
            for (String cell : cells[column].strip().split(" ", -1)) {
                if (!cell.isEmpty()) {
                    add(category, cell.replace("~", ""), cell.endsWith("~"));
                }
            }
        }
    }

    private void add(Optional<Category> category, String label, boolean approximate) {
        List<Match<Category>> known = categories.computeIfAbsent(label, unseen -> new ArrayList<>());
        category.ifPresent(found -> {
            known.add(new Match<>(found, approximate));
            labels.computeIfAbsent(found, unseen -> new ArrayList<>()).add(new Match<>(label, approximate));
        });
    }

    /** All labels of the scheme, those without a category last. */
    public Set<String> labels() {
        return Collections.unmodifiableSet(categories.keySet());
    }

    /** The labels for a category; empty if the scheme has none. */
    public List<Match<String>> labelsOf(Category category) {
        return List.copyOf(labels.getOrDefault(category, List.of()));
    }

    /** The categories for a label; empty if the label has none, such as S7 for privacy, or is not of this scheme. */
    public List<Match<Category>> categoriesOf(String label) {
        return List.copyOf(categories.getOrDefault(label, List.of()));
    }
}
