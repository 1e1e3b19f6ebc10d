package dev.parley.text.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The one table of languages: every code that a detector, a data set or a standard uses leads to one canonical code.
 * Members of an ISO 639-3 macrolanguage lead to it (Mandarin and Cantonese to Chinese, Bokmål and Nynorsk to
 * Norwegian), except where its members are written so differently that people name them apart (Kurdish, Indonesian and
 * Malay, Serbo-Croatian).
 */
final class Languages {
    private static final String TABLE = "languages.tsv";
    private static final String FASTTEXT = "fasttext:";
    private static final List<Language> ALL = read();
    private static final Map<String, Language> BY_CODE = byCode();

    private Languages() {}

    /**
     * A language.
     *
     * @param code canonical: ISO 639-1 where there is one, else ISO 639-3
     * @param iso3 ISO 639-3
     * @param name in English, as LMSYS-Chat-1M writes it
     * @param others codes that mean the same
     */
    record Language(String code, String iso3, String name, List<String> others) {}

    /** All languages, ordered by code. */
    static List<Language> all() {
        return ALL;
    }

    /** The language with this ISO 639-1 or 639-3 code, whatever follows a hyphen in it. */
    static Optional<Language> of(String code) {
        int hyphen = code.indexOf('-');
        return Optional.ofNullable(BY_CODE.get(hyphen < 0 ? code : code.substring(0, hyphen)));
    }

    /** The language that a label of lid.176 means: most are ISO codes, but {@code als} is Alemannic there. */
    static Optional<Language> ofFastText(String label) {
        return Optional.ofNullable(BY_CODE.get(FASTTEXT + label)).or(() -> of(label));
    }

    private static Map<String, Language> byCode() {
        Map<String, Language> byCode = new LinkedHashMap<>();
        for (Language language : ALL) {
            byCode.put(language.code(), language);
            byCode.put(language.iso3(), language);
            for (String other : language.others()) {
                byCode.put(other, language);
            }
        }
        return Collections.unmodifiableMap(byCode);
    }

    private static List<Language> read() {
        List<Language> all = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Languages.class.getResourceAsStream(TABLE), TABLE);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] fields = line.split("\t", -1);
                    List<String> others = fields[3].isEmpty() ? List.of() : List.of(fields[3].split(" "));
                    all.add(new Language(fields[0], fields[1], fields[2], others));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + TABLE, e);
        }
        return List.copyOf(all);
    }
}
