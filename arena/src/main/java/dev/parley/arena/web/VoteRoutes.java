package dev.parley.arena.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.arena.server.Bodies;
import dev.parley.arena.server.Routes;
import dev.parley.arena.store.Ballot;
import dev.parley.arena.store.Chat;
import dev.parley.arena.store.Choice;
import dev.parley.arena.store.Share;
import dev.parley.arena.store.Store;
import dev.parley.arena.store.Turn;
import dev.parley.model.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** What users do with answers that are there: they judge and share them. */
final class VoteRoutes implements Routes {
    private final Store store;
    private final Visitors visitors;
    private final ArenaRules rules;
    private final ChatView view;

    VoteRoutes(Store store, Visitors visitors, ArenaRules rules) {
        this.store = store;
        this.visitors = visitors;
        this.rules = rules;
        this.view = new ChatView(store);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/turns/{turn}/vote", this::vote);
        routes.post("/api/turns/{turn}/share", this::share);
        routes.get("/api/shares/{link}", this::shared);
    }

    private void vote(Context context) {
        String user = visitors.consenting(context);
        var fields = new Fields(Bodies.json(context));
        Choice choice = fields.constant("choice", Choice.class);
        Turn turn = store.chats().turn(context.pathParam("turn")).orElseThrow(ChatRoutes::notFound);
        Chat chat = store.chats().find(turn.chat()).orElseThrow(ChatRoutes::notFound);
        store.votes()
                .cast(
                        user,
                        new Ballot(
                                turn.id(),
                                choice,
                                visitors.addressMark(context),
                                rules.marks(chat, store.chats().path(turn.id())),
                                fields.request()));
        if (choice == Choice.FLAG) {
            store.reviews().add(turn.id(), Fields.name(choice));
        }
        context.status(201).json(view.names(store.chats().find(chat.id()).orElse(chat)));
    }

    private void share(Context context) {
        Share share = store.shares().create(visitors.consenting(context), context.pathParam("turn"));
        context.status(201).json(Json.object().put("link", share.link()));
    }

    private void shared(Context context) {
        Share share = store.shares().find(context.pathParam("link")).orElseThrow(ChatRoutes::notFound);
        Chat chat = store.chats().find(share.chat()).orElseThrow(ChatRoutes::notFound);
        ObjectNode shown = view.of(chat, store.chats().path(share.turn()));
        shown.remove("id");
        context.json(shown);
    }
}
