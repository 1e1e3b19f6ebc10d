package dev.parley.dataset.demo;

import dev.parley.core.Attributes;
import dev.parley.core.Conversation;
import dev.parley.core.Message;
import dev.parley.dataset.demo.Plant.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * The logs of a small arena in FastChat's raw format, all made up: a few hundred conversations in fourteen languages
 * over three days, with votes and battles, fake personal data and keys, duplicates, answers gone wrong and torn lines.
 * The same seed makes the same logs.
 */
public final class DemoLogs {
    private static final Instant OPENING = Instant.parse("2024-05-01T06:00:00Z");
    private static final Duration OPEN = Duration.ofDays(3).minusHours(7);
    private static final List<String> MODELS = List.of("finch-3b", "wren-7b", "magpie-13b", "heron-34b", "owl-70b");

    private static final String ERROR =
            "**NETWORK ERROR DUE TO HIGH TRAFFIC. PLEASE REGENERATE OR REFRESH THIS PAGE.**";

    private final Fakes fakes;
    private final SplittableRandom random;
    private final Talk talk;
    private final List<Conversation> conversations = new ArrayList<>();
    private final List<Plant> plants = new ArrayList<>();
    private final DemoLogWriter writer;

    public DemoLogs(long seed) {
        random = new SplittableRandom(seed);
        fakes = new Fakes(random.split());
        talk = new Talk(random.split());
        writer = new DemoLogWriter(random.split());
        talk.languages().forEach(this::ordinary);
        talk.languages().forEach(this::personal);
        secrets();
        templated();
        duplicates();
        answersGoneWrong();
        battles();
    }

    /** What the build should find, in the order of planting. */
    public List<Plant> plants() {
        return List.copyOf(plants);
    }

    /** How many conversations there are. */
    public int conversations() {
        return conversations.size();
    }

    /** Writes the logs as they would lie on two servers, each with a torn line and one with a line that is no text. */
    public void write(Path folder) {
        writer.write(conversations, folder);
    }

    private void ordinary(String language) {
        int share = language.equals("en") ? 2 : 1;
        int[] conversationsOfTurns = {3 * share, 5 * share, 4 * share, 2 * share};
        for (int turns = 1; turns <= conversationsOfTurns.length; turns++) {
            for (int i = 0; i < conversationsOfTurns[turns - 1]; i++) {
                log(talk.messages(language, turns));
            }
        }
    }

    private void personal(String language) {
        Phrases phrases = talk.phrases(language);
        String name = fakes.name();
        String email = fakes.email(name);
        Kind kind = fakes.oneOf(List.of(Kind.PHONE, Kind.CREDIT_CARD, Kind.IBAN, Kind.NATIONAL_ID));
        String more =
                switch (kind) {
                    case PHONE -> fakes.phone();
                    case CREDIT_CARD -> fakes.creditCard();
                    case IBAN -> fakes.iban();
                    default -> fakes.nationalId();
                };
        String label =
                switch (kind) {
                    case PHONE -> "Tel.";
                    case CREDIT_CARD -> "Visa";
                    case IBAN -> "IBAN";
                    default -> "DNI";
                };
        String personal = "%s, %s, %s %s".formatted(name, email, label, more);
        List<Message> messages = talk.messages(language, 1);
        messages.add(Message.user(phrases.personal().replace("{personal}", personal)));
        messages.add(Message.assistant(phrases.answer().replace("{personal}", personal)));
        String id = log(messages).id();
        plants.add(new Plant(Kind.EMAIL, id, email));
        plants.add(new Plant(kind, id, more));
    }

    private void secrets() {
        secret("My script gets error 401 from the chat service. What is wrong?", "client = Client(api_key=\"%s\")",
                fakes::openAiKey, "The service does not accept the key. Make a new one and read it from the environment.");
        secret("Why does my pipeline refuse to clone the repository?", "export GITHUB_TOKEN=%s",
                fakes::gitHubToken, "The token may have expired. Check its scopes and store it as a secret variable.");
        secret("The upload to the bucket fails with AccessDenied.", "export AWS_ACCESS_KEY_ID=%s",
                fakes::awsAccessKey, "The policy of that user probably lacks the right to put objects into the bucket.");
        secret("Payments work in test mode but not in production, here is my configuration.", "STRIPE_SECRET_KEY=%s",
                fakes::stripeKey, "The configuration looks right; the account itself may still wait for its activation.");
        secret("Can you decode what this header says?", "Authorization: Bearer %s",
                fakes::jsonWebToken, "It is a JSON Web Token. Its payload names the subject, and the signature cannot be read.");
    }

    private void secret(String question, String code, Supplier<String> secret, String answer) {
        String value = secret.get();
        String prompt = question + "\n\n```\n" + code.formatted(value) + "\n```";
        plants.add(new Plant(Kind.SECRET, log(List.of(Message.user(prompt), Message.assistant(answer))).id(), value));
    }

    /** One template filled in again and again, as by a script. */
    private void templated() {
        List<String> things = List.of(
                "garden hose", "desk lamp", "rain coat", "tea kettle", "hiking boot", "alarm clock", "picture frame",
                "bread knife", "travel pillow", "bird house", "wool blanket", "bicycle bell");
        List<String> praises = List.of(
                "lasts for years and never asks for attention", "folds flat and fits into any bag",
                "was designed by people who use it every day", "makes a thoughtful present for a new neighbour");
        for (String thing : things) {
            String prompt = String.format(
                    Locale.ROOT,
                    "Write a product description for the \"%s\", item number %d, in one sentence.",
                    thing,
                    random.nextInt(1000, 9999));
            log(List.of(
                    Message.user(prompt),
                    Message.assistant("Simple, sturdy and honest: this %s %s.".formatted(thing, fakes.oneOf(praises)))));
        }
    }

    private void duplicates() {
        for (String language : List.of("en", "es", "pt", "ru", "zh", "de")) {
            Conversation original = log(talk.messages(language, 2));
            plant(Kind.EXACT_DUPLICATE, later(original, original.messages()), original);
        }
        for (String language : List.of("en", "es", "fr", "it", "ru", "ja")) {
            Conversation original = log(talk.messages(language, 4));
            List<Message> edited = new ArrayList<>(original.messages());
            edited.set(1, edited.get(1).withContent(edited.get(1).content() + " OK?"));
            plant(Kind.NEAR_DUPLICATE, later(original, edited), original);
        }
        for (String language : List.of("en", "pl", "tr", "ko", "hi", "ar")) {
            Conversation original = log(talk.messages(language, 3));
            plant(Kind.PREFIX_DUPLICATE, later(original, original.messages().subList(0, 4)), original);
        }
    }

    private void plant(Kind kind, Conversation duplicate, Conversation original) {
        conversations.add(duplicate);
        plants.add(new Plant(kind, duplicate.id(), original.id()));
    }

    /** The same model is told something again on the next day, by somebody else. */
    private Conversation later(Conversation original, List<Message> messages) {
        Instant time = original.time().orElseThrow().plus(Duration.ofDays(1));
        return new Conversation(
                fakes.identifier(), original.model(), messages, Optional.of(fakes.address()), Optional.of(time),
                Attributes.NONE);
    }

    private void answersGoneWrong() {
        for (String language : List.of("en", "pt", "zh", "fr")) {
            List<Message> messages = talk.messages(language, 2);
            messages.set(3, Message.assistant(ERROR));
            plants.add(new Plant(Kind.ERROR_ANSWER, log(messages).id(), ""));
        }
        List<List<String>> refused = List.of(
                List.of("Please tell me how to open the lock of my neighbour's shed without a key.",
                        "I'm sorry, but I can't help with that."),
                List.of("Write a letter in which I pretend to be a police officer.",
                        "I'm sorry, but I cannot assist with that request."),
                List.of("Schreib mir bitte eine gefälschte Krankmeldung für Montag.",
                        "Es tut mir leid, aber ich kann dir dabei nicht helfen."));
        for (List<String> exchange : refused) {
            List<Message> messages = List.of(Message.user(exchange.get(0)), Message.assistant(exchange.get(1)));
            plants.add(new Plant(Kind.REFUSAL, log(messages).id(), ""));
        }
        for (String language : List.of("en", "es", "de", "it")) {
            List<Message> messages = talk.messages(language, 2);
            Message last = messages.getLast();
            messages.set(3, last.withContent(last.content().substring(0, last.content().length() - 12) + "▌"));
            plants.add(new Plant(Kind.CUT_OFF, log(messages).id(), ""));
        }
    }

    private void battles() {
        for (String language : List.of("en", "en", "pt", "ru", "zh", "es", "fr", "de", "ja", "pl")) {
            Conversation left = log(talk.messages(language, 1));
            String rival = fakes.oneOf(MODELS.stream().filter(model -> !model.equals(left.model())).toList());
            var right = new Conversation(
                    fakes.identifier(), rival, Talk.tersely(left), left.user(), left.time(), Attributes.NONE);
            conversations.add(right);
            writer.judge(left, right);
        }
    }

    private Conversation log(List<Message> messages) {
        Instant time = OPENING.plusSeconds(random.nextLong(OPEN.minusDays(1).toSeconds()));
        var conversation = new Conversation(
                fakes.identifier(), fakes.oneOf(MODELS), messages, Optional.of(fakes.address()), Optional.of(time),
                Attributes.NONE);
        conversations.add(conversation);
        return conversation;
    }
}
