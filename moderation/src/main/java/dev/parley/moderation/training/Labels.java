package dev.parley.moderation.training;

import dev.parley.core.moderation.Category;
import java.util.Collection;
import java.util.List;

/**
 * What is known of an example: sets of categories as bits, by their indices.
 *
 * @param known the categories of which it is known whether they apply
 * @param positive those that apply, all of them known
 */
public record Labels(int known, int positive) {
    /** Nothing is known. */
    public static final Labels UNKNOWN = new Labels(0, 0);

    /** It is known of every category that it does not apply. */
    public static final Labels HARMLESS = new Labels((1 << Category.values().length) - 1, 0);

    public Labels {
        positive &= known;
    }

    /** Everything is known, and exactly these apply. */
    public static Labels exactly(Collection<Category> applying) {
        return HARMLESS.with(true, applying.toArray(Category[]::new));
    }

    /** These labels, and that these categories do or do not apply. */
    public Labels with(boolean applies, Category... categories) {
        int set = 0;
        for (Category category : categories) {
            set |= 1 << category.index();
        }
        return new Labels(known | set, applies ? positive | set : positive & ~set);
    }

    public boolean knows(Category category) {
        return (known >>> category.index() & 1) != 0;
    }

    public boolean applies(Category category) {
        return (positive >>> category.index() & 1) != 0;
    }

    public boolean isHarmful() {
        return positive != 0;
    }

    /** The categories that apply. */
    public List<Category> applying() {
        return List.of(Category.values()).stream().filter(this::applies).toList();
    }
}
