package dev.parley.arena.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.server.Bodies;
import dev.parley.arena.server.Routes;
import dev.parley.arena.store.Answer;
import dev.parley.arena.store.GatewayCall;
import dev.parley.arena.store.Judgement;
import dev.parley.arena.store.Mark;
import dev.parley.arena.store.MarkedMessage;
import dev.parley.arena.store.Store;
import dev.parley.arena.store.Subject;
import dev.parley.arena.store.Turn;
import dev.parley.core.moderation.Category;
import dev.parley.core.moderation.Moderation;
import dev.parley.model.Json;
import dev.parley.moderation.Unmoderated;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The operator's look at what was flagged, or could not be moderated. Texts come only when asked for. */
final class MarkRoutes implements Routes {
    private static final int SHOWN = 50;

    private final Store store;

    MarkRoutes(Store store) {
        this.store = store;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/admin/marks", this::list);
        routes.get("/api/admin/marks/{message}", this::show);
        routes.post("/api/admin/marks/{message}/judgement", this::judge);
    }

    private void list(Context context) {
        Mark.State state = "unmoderated".equals(context.queryParam("state")) ? Mark.State.UNMODERATED : Mark.State.FLAGGED;
        Optional<Category> category = Optional.ofNullable(context.queryParam("category"))
                .filter(label -> !label.isEmpty())
                .map(label -> Category.ofLabel(label).orElseThrow(() -> Fields.wrong("category")));
        ObjectNode list = Json.object();
        ObjectNode waiting = list.putObject("waiting");
        store.marks().waiting().forEach((waits, messages) -> waiting.put(Fields.name(waits), messages));
        ArrayNode categories = list.putArray("categories");
        Stream.of(Category.values()).map(Category::label).forEach(categories::add);
        ArrayNode marks = list.putArray("marks");
        store.marks().toJudge(state, category, SHOWN).forEach(message -> marks.add(mark(message)));
        context.json(list);
    }

    private static ObjectNode mark(MarkedMessage message) {
        Mark mark = message.mark();
        ObjectNode shown = Json.object()
                .put("id", message.subject().id())
                .put("origin", message.subject().turn().isPresent() ? "chat" : "gateway")
                .put("place", message.subject().place())
                .put("state", Fields.name(mark.state()))
                .put("stopped", mark.verdict().stopped())
                .put("moderator", mark.verdict().outcome().by().toString())
                .put("policy", mark.verdict().policy())
                .put("time", message.time().toString());
        if (mark.verdict().outcome() instanceof Unmoderated unmoderated) {
            shown.put("reason", unmoderated.reason());
        }
        ArrayNode flags = shown.putArray("flags");
        mark.verdict().moderation().ifPresent(moderation -> addFlags(flags, moderation, mark));
        return shown;
    }

    /** The greatest score first. */
    private static void addFlags(ArrayNode flags, Moderation moderation, Mark mark) {
        moderation.categories().stream()
                .sorted(Comparator.comparingDouble(moderation::score).reversed())
                .forEach(category -> flags.addObject()
                        .put("category", category.label())
                        .put("score", moderation.score(category))
                        .put("threshold", mark.thresholds().getOrDefault(category, 1.0)));
    }

    private void show(Context context) {
        MarkedMessage message = store.marks().find(context.pathParam("message")).orElseThrow(ChatRoutes::notFound);
        ObjectNode shown = mark(message).put("text", store.marks().text(message.subject().id()).orElse(""));
        ArrayNode conversation = shown.putArray("conversation");
        message.subject().turn().map(store.chats()::path).ifPresent(path -> path.forEach(turn -> tell(turn, conversation)));
        message.subject().call().flatMap(store.gatewayCalls()::find).ifPresent(call -> tell(call, conversation));
        context.json(shown);
    }

    private static void tell(Turn turn, ArrayNode conversation) {
        say(conversation, turn.id(), "user", turn.prompt());
        for (Answer answer : turn.answers()) {
            say(conversation, answer.id(), answer.model(), answer.text());
        }
    }

    private static void tell(GatewayCall call, ArrayNode conversation) {
        int number = 0;
        for (JsonNode message : parse(call.request())) {
            JsonNode content = message.path("content");
            String text = content.isTextual() ? content.textValue() : content.toString();
            say(conversation, Subject.inCall(call.id(), number).id(), message.path("role").asText(), text);
            number++;
        }
        for (JsonNode choice : parse(call.answer()).path("choices")) {
            say(
                    conversation,
                    Subject.inCall(call.id(), number + choice.path("index").asInt()).id(),
                    call.model(),
                    choice.path("message").path("content").asText(""));
        }
    }

    private static void say(ArrayNode conversation, String id, String by, String text) {
        conversation.addObject().put("id", id).put("by", by).put("text", text);
    }

    private static JsonNode parse(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void judge(Context context) {
        Judgement judgement = new Fields(Bodies.json(context)).constant("judgement", Judgement.class);
        if (!store.marks().judge(context.pathParam("message"), judgement, "admin")) {
            throw ChatRoutes.notFound();
        }
        context.status(204);
    }
}
