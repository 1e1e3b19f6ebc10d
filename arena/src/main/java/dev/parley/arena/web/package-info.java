/**
 * The page: three ways to chat, the leaderboard, the terms of use, and the operator's page. {@link
 * dev.parley.arena.web.Page} serves its files, Lit web components and the libraries they need, from memory and under
 * addresses that change with their content; nothing is loaded from elsewhere. What the page asks for is JSON under
 * {@code /api/}:
 *
 * <table>
 * <caption>The page's requests</caption>
 * <tr><td>{@code GET session}</td><td>title, terms, limits, visible models; whether this browser has accepted the terms
 *     and
 *     whether it is signed in</td></tr>
 * <tr><td>{@code POST consent {terms}}</td><td>writes the consent down and gives the browser its cookie</td></tr>
 * <tr><td>{@code DELETE me}</td><td>deletes the user and all there is of him or her</td></tr>
 * <tr><td>{@code POST chats {mode, models, request}}</td><td>opens a chat; the server draws the models of a
 * battle</td></tr>
 * <tr><td>{@code GET chats/ID}</td><td>the user's chat; names only if they have been told</td></tr>
 * <tr><td>{@code POST chats/ID/turns {after, prompt, parameters, request}}</td><td>asks the models. {@code after} is
 *     the
 *     last turn to go on, its predecessor to regenerate or edit</td></tr>
 * <tr><td>{@code GET chats}, {@code DELETE chats/ID}</td><td>the user's chats, the latest first</td></tr>
 * <tr><td>{@code POST turns/ID/sides/SIDE/retry {another, model, request}}</td><td>asks anew for an answer that failed,
 *     if wished of another model; the server draws it in a battle</td></tr>
 * <tr><td>{@code GET turns/ID/events}</td><td>the answers as they grow, as server-sent events {@code text}, {@code end}
 *     and
 *     {@code done}; {@code Last-Event-ID} goes on where a reader was</td></tr>
 * <tr><td>{@code POST turns/ID/stop}, {@code /vote {choice, request}}, {@code /share}</td><td>what users do with
 *     answers</td></tr>
 * <tr><td>{@code GET shares/LINK}</td><td>what a shared link shows</td></tr>
 * <tr><td>{@code GET leaderboard?window&language&category&turns&length&style}</td><td>board, pairs, and ratings over
 * time</td></tr>
 * <tr><td>{@code GET leaderboard/audit}, with the same parameters</td><td>what vote filters change, what a place costs,
 *     votes that came together; nobody who voted</td></tr>
 * <tr><td>{@code POST admin/sign-in {password}}, {@code admin/sign-out}</td><td>the operator's session</td></tr>
 * <tr><td>{@code GET admin/overview}, {@code GET admin/export?format&from&to},
 *     {@code POST admin/reviews/ID/resolve}</td><td>only signed in</td></tr>
 * <tr><td>{@code GET admin/marks?state&category}, {@code GET admin/marks/MESSAGE},
 *     {@code POST admin/marks/MESSAGE/judgement {judgement}}</td><td>what moderation flagged or could not say; only signed
 *     in</td></tr>
 * </table>
 *
 * <p>A refusal is {@code {"error": {"code", "message"}}}; the page knows the codes in each of its languages.
 */
@NullMarked
package dev.parley.arena.web;

import org.jspecify.annotations.NullMarked;
