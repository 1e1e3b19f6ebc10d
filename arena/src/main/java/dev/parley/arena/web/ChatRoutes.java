package dev.parley.arena.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.server.Bodies;
import dev.parley.arena.server.EventStream;
import dev.parley.arena.server.Problem;
import dev.parley.arena.server.Routes;
import dev.parley.arena.store.Chat;
import dev.parley.arena.store.GenerationParameters;
import dev.parley.arena.store.Mode;
import dev.parley.arena.store.Question;
import dev.parley.arena.store.Store;
import dev.parley.arena.store.Turn;
import dev.parley.model.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Chats: opened, asked, followed, stopped. */
final class ChatRoutes implements Routes {
    /** The longest list of chats; older ones are still under their addresses. */
    private static final int LISTED = 200;

    private final Store store;
    private final Visitors visitors;
    private final Contestants contestants;
    private final Answering answering;
    private final ArenaRules rules;
    private final PageSettings settings;
    private final ChatView view;

    ChatRoutes(
            Store store,
            Visitors visitors,
            Contestants contestants,
            Answering answering,
            ArenaRules rules,
            PageSettings settings) {
        this.store = store;
        this.visitors = visitors;
        this.contestants = contestants;
        this.answering = answering;
        this.rules = rules;
        this.settings = settings;
        this.view = new ChatView(store);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/chats", this::open);
        routes.get("/api/chats", this::list);
        routes.get("/api/chats/{chat}", this::show);
        routes.delete("/api/chats/{chat}", this::delete);
        routes.post("/api/chats/{chat}/turns", this::ask);
        routes.post("/api/turns/{turn}/sides/{side}/retry", this::retry);
        routes.get("/api/turns/{turn}/events", this::events);
        routes.post("/api/turns/{turn}/stop", this::stop);
    }

    private void open(Context context) {
        String user = visitors.consenting(context);
        var fields = new Fields(Bodies.json(context));
        Mode mode = fields.constant("mode", Mode.class);
        List<String> models = contestants.of(mode, fields.texts("models"));
        context.status(201).json(view.of(store.chats().open(user, mode, models, fields.request())));
    }

    private void list(Context context) {
        ObjectNode list = Json.object();
        ArrayNode chats = list.putArray("chats");
        store.chats().summaries(visitors.consenting(context), LISTED).forEach(summary -> chats.addObject()
                .put("id", summary.id())
                .put("mode", Fields.name(summary.mode()))
                .put("beginning", summary.beginning())
                .put("touched", summary.touched().toString()));
        context.json(list);
    }

    private void delete(Context context) {
        store.chats().delete(visitors.consenting(context), context.pathParam("chat"));
        context.status(204);
    }

    private void show(Context context) {
        context.json(view.of(own(visitors.consenting(context), context.pathParam("chat"))));
    }

    private void ask(Context context) {
        String user = visitors.consenting(context);
        String address = visitors.addressMark(context);
        Chat chat = own(user, context.pathParam("chat"));
        Question question = question(new Fields(Bodies.json(context)), address);
        refuseExcess(chat, question);
        rules.wait(user, address).ifPresent(ChatRoutes::refuse);
        Turn turn = answering.start(user, store.chats().ask(user, chat.id(), question));
        context.status(201).json(view.of(chat, turn));
    }

    private Question question(Fields fields, String address) {
        String prompt = fields.text("prompt").strip();
        if (prompt.isEmpty()) {
            throw Fields.wrong("prompt");
        }
        Fields parameters = fields.object("parameters");
        return new Question(
                fields.optionalText("after"),
                prompt,
                new GenerationParameters(
                        parameters.number("temperature", 0, 2),
                        parameters.number("topP", 0, 1),
                        (int) parameters.number("maxTokens", 1, settings.maxTokens())),
                address,
                fields.request());
    }

    private void refuseExcess(Chat chat, Question question) {
        int turns = question.after().flatMap(store.chats()::turn).map(Turn::number).orElse(0);
        settings.limits().check(chat.mode(), turns + 1, question.prompt()).ifPresent(excess -> {
            throw switch (excess) {
                case TURNS -> new Problem(409, "too_many_turns", "This chat is long enough; begin a new one.");
                case CHARACTERS -> new Problem(413, "request_too_large", "The message is longer than allowed.");
            };
        });
    }

    private static void refuse(Duration wait) {
        throw new Problem(429, "too_many", "You are asking faster than this server allows.").retryAfter(wait);
    }

    private void retry(Context context) {
        String user = visitors.consenting(context);
        Turn failed = ownTurn(context);
        Chat chat = own(user, failed.chat());
        int side = side(context, chat);
        refuseModerated(failed);
        var fields = new Fields(Bodies.json(context));
        String model = fields.flag("another")
                ? contestants.replacement(chat, side, fields.optionalText("model"))
                : chat.sides().get(side).model();
        rules.wait(user, visitors.addressMark(context)).ifPresent(ChatRoutes::refuse);
        Turn turn = answering.start(
                user, store.chats().retry(user, failed.id(), side, model, fields.request()));
        Chat now = own(user, chat.id());
        context.status(201).json(view.names(now).set("turn", view.of(now, turn)));
    }

    /** What was stopped is not tried until it goes through. */
    private static void refuseModerated(Turn turn) {
        if (turn.answers().stream().anyMatch(ChatModeration::stopped)) {
            throw new Problem(409, "moderated", "The moderator stopped this turn; say it in other words.");
        }
    }

    private static int side(Context context, Chat chat) {
        String side = context.pathParam("side");
        if (!side.equals("0") && !(side.equals("1") && chat.sides().size() == 2)) {
            throw Fields.wrong("side");
        }
        return Integer.parseInt(side);
    }

    private void events(Context context) throws Exception {
        Turn turn = ownTurn(context);
        Optional<String> lastEventId = Optional.ofNullable(context.header("Last-Event-ID"));
        TurnEvents.write(EventStream.open(context), turn, answering, lastEventId);
    }

    private void stop(Context context) {
        answering.stop(ownTurn(context));
        context.status(204);
    }

    private Turn ownTurn(Context context) {
        String user = visitors.consenting(context);
        Turn turn = store.chats().turn(context.pathParam("turn")).orElseThrow(ChatRoutes::notFound);
        own(user, turn.chat());
        return turn;
    }

    /** A chat of this user; others' are as good as not there. */
    private Chat own(String user, String chat) {
        return store.chats().find(chat).filter(found -> found.user().equals(user)).orElseThrow(ChatRoutes::notFound);
    }

    static Problem notFound() {
        return new Problem(404, "not_found", "There is no such thing, or it is not yours.");
    }
}
