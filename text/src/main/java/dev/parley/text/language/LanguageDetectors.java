package dev.parley.text.language;

import dev.parley.core.asset.Asset;
import dev.parley.core.asset.AssetStore;
import java.net.URI;
import java.util.Locale;

/** The language detectors that there are. */
public final class LanguageDetectors {
    /** fastText's language model for 176 languages (CC BY-SA 3.0, https://fasttext.cc/docs/en/language-identification.html). */
    public static final Asset LID_176 = new Asset(
            "lid.176.ftz",
            URI.create("https://dl.fbaipublicfiles.com/fasttext/supervised-models/lid.176.ftz"),
            938_013,
            "8f3472cfe8738a7b6099e8e999c3cbfae0dcd15696aac7d7738a8039db603e83");

    private LanguageDetectors() {}

    /** The best detector that can be had with the assets of {@code store}. */
    public static LanguageDetector standard(AssetStore store) {
        FastText model = FastTextReader.read(store.get(LID_176));
        return text -> {
            FastText.Reading reading = model.read(text.toLowerCase(Locale.ROOT));
            if (!reading.matched()) {
                return LanguageTag.unknown("fasttext-lid.176");
            }
            HierarchicalSoftmax.Guess guess = reading.best();
            Languages.Language language =
                    Languages.ofFastText(model.labels().get(guess.label())).orElseThrow();
            double score = Math.min(1, Math.exp(guess.logProbability()));
            return new LanguageTag(language.code(), language.name(), score, "fasttext-lid.176");
        };
    }
}
