package dev.parley.dataset.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Places names on a drawing of 100 by 100, so that none stands upon another: each as near to its point as there is room,
 * above or below it, the first ones first. Where there is none the name is left out; pointing at its mark tells it.
 */
final class MapLabels {
    /** Letter sizes of the page's style on wide and on narrow screens. */
    private static final double WIDE = 2.3;

    private static final double NARROW = 3.6;

    /** Mean width of a letter by its size. */
    private static final double ADVANCE = 0.56;

    private static final double[] OFFSETS = {1, -1.6, 3.6, -4.2, 6.2, -6.8};

    private final List<Box> wide = new ArrayList<>();
    private final List<Box> narrow = new ArrayList<>();

    /**
     * A name that has a place.
     *
     * @param x of its middle
     * @param y of the line it stands on, downwards
     * @param alsoNarrow whether there is room for it on a narrow screen, too, where letters are larger
     */
    record Label(String text, double x, double y, boolean alsoNarrow) {}

    /** The place of a name, as long as there is any. */
    Optional<Label> place(String text, double x, double y) {
        return DoubleStream.of(OFFSETS)
                .mapToObj(offset -> Box.of(text, x, y + offset, WIDE))
                .filter(box -> wide.stream().noneMatch(box::overlaps))
                .findFirst()
                .map(box -> {
                    wide.add(box);
                    Box larger = Box.of(text, x, box.bottom, NARROW);
                    boolean fits = narrow.stream().noneMatch(larger::overlaps);
                    if (fits) {
                        narrow.add(larger);
                    }
                    return new Label(text, box.middle(), box.bottom, fits);
                });
    }

    private record Box(double left, double right, double top, double bottom) {
        static Box of(String text, double x, double y, double size) {
            double half = text.codePoints().mapToDouble(letter -> letter < 0x1100 ? ADVANCE : 1).sum() * size / 2;
            double middle = Math.clamp(x, Math.min(50, half), Math.max(50, 100 - half));
            return new Box(middle - half, middle + half, y - size, y);
        }

        double middle() {
            return (left + right) / 2;
        }

        boolean overlaps(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }
}
