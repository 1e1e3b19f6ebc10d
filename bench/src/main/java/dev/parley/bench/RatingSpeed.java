package dev.parley.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.parley.core.Battle.Outcome;
import dev.parley.core.source.Limits;
import dev.parley.core.source.Locations;
import dev.parley.core.source.Sources;
import dev.parley.rating.file.BattleBallots;
import dev.parley.rating.file.CountsFile;
import dev.parley.rating.file.VoteFiles;
import dev.parley.rating.fit.Fit;
import dev.parley.rating.fit.FitOptions;
import dev.parley.rating.fit.Regularisation;
import dev.parley.rating.style.AnswerStyle;
import dev.parley.rating.vote.Ballot;
import dev.parley.rating.vote.Outcomes;
import dev.parley.rating.vote.Votes;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Time of ratings, from counts and from rows: wall time of the first run and the best of the following, and their mean
 * CPU time.
 *
 * <pre>java -cp … dev.parley.bench.RatingSpeed shared/data/votes/chatbotarena_20240814.json rows.jsonl</pre>
 */
public final class RatingSpeed {
    private static final int RUNS = 7;
    private static final int STYLED = 135_000;

    private RatingSpeed() {}

    public static void main(String[] arguments) {
        Path counts = Path.of(arguments[0]);
        report("fit from counts", () -> Fit.of(CountsFile.read(counts), FitOptions.DEFAULT));
        report("fit from rows", () -> Fit.of(rows(arguments[1]), FitOptions.DEFAULT));
        Outcomes outcomes = CountsFile.read(counts);
        report("fit", () -> Fit.of(outcomes, FitOptions.DEFAULT));
        Fit fit = Fit.of(outcomes, FitOptions.DEFAULT);
        report("sandwich", fit::sandwich);
        report("1000 bootstrap rounds", () -> fit.bootstrap(1000, 1));
        report("style control, sandwich", new Runnable() {
            private final Outcomes styled = styled(STYLED);

            @Override
            public void run() {
                var options = FitOptions.DEFAULT.withRegularisation(Regularisation.FASTCHAT_STYLE);
                Fit.of(styled, options).sandwich();
            }
        });
    }

    /** Made-up votes on 129 models with four features, of which the first decides. */
    private static Outcomes styled(int count) {
        var random = new SplittableRandom(1);
        var votes = new Votes(AnswerStyle.NAMES);
        for (int i = 0; i < count; i++) {
            int a = random.nextInt(129);
            int b = (a + 1 + random.nextInt(128)) % 129;
            List<Double> features = random.doubles(8, 0, 100).map(Math::rint).boxed().toList();
            double p = 1 / (1 + Math.exp(0.01 * (b - a) + 0.005 * (features.get(4) - features.get(0))));
            votes.add(new Ballot(
                    "m" + a,
                    "m" + b,
                    random.nextDouble() < p ? Outcome.MODEL_A : Outcome.MODEL_B,
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalLong.empty(),
                    false,
                    false,
                    features));
        }
        return votes.outcomesWithFeatures(votes.all());
    }

    private static Outcomes rows(String path) {
        Sources sources = Sources.find(
                List.of(path), Locations.LOCAL, Sources.TRANSPORTS, Limits.DEFAULT, Optional.empty());
        return new VoteFiles(BattleBallots.plain(), false).read(sources).votes().outcomes();
    }

    private static void report(String what, Runnable work) {
        double first = seconds(work);
        double best = Double.POSITIVE_INFINITY;
        long cpu = cpu();
        for (int run = 0; run < RUNS; run++) {
            best = Math.min(best, seconds(work));
        }
        double mean = (cpu() - cpu) / 1e6 / RUNS;
        System.out.printf(
                Locale.ROOT,
                "%-24s first %8.1f ms, best of %d more %8.1f ms; CPU of all threads %8.1f ms%n",
                what,
                1e3 * first,
                RUNS,
                1e3 * best,
                mean);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
