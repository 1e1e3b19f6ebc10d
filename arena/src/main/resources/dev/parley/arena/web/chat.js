import {html, nothing} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {repeat} from 'lit/directives/repeat.js';
import {AnswerText} from './answer.js';
import {api} from './api.js';
import './composer.js';
import {PageElement} from './element.js';
import {t} from './i18n.js';
import {icons} from './icons.js';
import {say, whisper} from './notice.js';
import {router} from './router.js';
import './terms.js';
import {TurnStream} from './turn-stream.js';

const PAIR_VOTES = ['a', 'b', 'tie', 'both-bad'];
const SINGLE_VOTES = ['up', 'down', 'flag'];
const IDEAS = ['explain', 'write', 'code', 'plan'];
/** Why an answer fails that the moderator stopped: the same words would be stopped again. */
const MODERATED = ['prompt-flagged', 'answer-flagged', 'unmoderated'];
const STANDARD = {temperature: 0.7, topP: 1, maxTokens: 1024};

const answersOf = turn => turn.answers.map(answer => new AnswerText(answer));

/** A chat in one of the three modes: its choice of models, its turns, the votes and the field to write in. */
class Chat extends PageElement {
  static properties = {
    mode: {},
    session: {attribute: false},
    item: {attribute: false},
    shown: {attribute: false},
    chat: {state: true},
    models: {state: true},
    chosen: {state: true},
    editing: {state: true},
    parameters: {state: true},
    waiting: {state: true},
  };

  constructor() {
    super();
    this.models = [];
    this.chosen = [];
    this.parameters = STANDARD;
  }

  connectedCallback() {
    super.connectedCallback();
    this.onDeleted = event => event.detail === this.chat?.id && this.leave();
    addEventListener('parley-chat-deleted', this.onDeleted);
  }

  disconnectedCallback() {
    removeEventListener('parley-chat-deleted', this.onDeleted);
    super.disconnectedCallback();
  }

  willUpdate(changed) {
    if (changed.has('session') && this.models.length === 0) {
      this.models = this.session.models;
      this.chosen = this.models.slice(0, this.sides).map(model => model.name);
    }
    if ((changed.has('item') || changed.has('shown')) && this.shown) {
      this.arrive();
    }
  }

  get sides() {
    return this.mode === 'direct' ? 1 : 2;
  }

  get turns() {
    return this.chat?.turns ?? [];
  }

  get last() {
    return this.turns.at(-1);
  }

  get running() {
    return this.waiting || (this.last?.answers.some(answer => answer.status === 'running') ?? false);
  }

  /** Shows the chat that the address names; without one, whatever was open here before. */
  async arrive() {
    if (this.item && this.item !== this.chat?.id) {
      try {
        this.show(await api.chat(this.item));
      } catch (failure) {
        say(failure.message);
        router.rename(`/${this.mode}`);
      }
    } else if (!this.item && this.chat) {
      router.rename(`/${this.mode}/${this.chat.id}`);
    }
  }

  show(chat) {
    this.stream?.close();
    const turns = chat.turns.map(turn => ({...turn, answers: answersOf(turn)}));
    this.chat = {...chat, turns};
    if (chat.mode !== 'battle') {
      this.chosen = chat.models;
    }
    if (this.running) {
      this.follow(this.last);
    }
  }

  leave() {
    this.stream?.close();
    this.chat = undefined;
    this.editing = undefined;
  }

  /** Leaves the chat, which stays under its address, and begins another. */
  clear() {
    this.leave();
    router.rename(`/${this.mode}`);
    this.updateComplete.then(() => this.querySelector('parley-composer').focusField());
  }

  async send(prompt, after = this.last?.id ?? null) {
    if (!(await this.accepted())) {
      return;
    }
    await this.attempt(async () => {
      this.waiting = true;
      if (!this.chat) {
        this.chat = await api.open(this.mode, this.mode === 'battle' ? [] : this.chosen);
        router.rename(`/${this.mode}/${this.chat.id}`);
      }
      const turn = await api.ask(this.chat.id, after, prompt, this.parameters);
      turn.answers = answersOf(turn);
      const end = after === null ? 0 : this.turns.findIndex(earlier => earlier.id === after) + 1;
      this.chat = {...this.chat, turns: [...this.turns.slice(0, end), turn]};
      this.editing = undefined;
      this.follow(turn);
      await this.updateComplete;
      this.querySelector('.turn:last-of-type')?.scrollIntoView({block: 'start', behavior: 'smooth'});
    });
    this.waiting = false;
  }

  follow(turn) {
    this.stream?.close();
    const running = side => turn.answers[side].status === 'running';
    // All answers come from their beginning: those that are whole already are not to be told twice.
    this.stream = new TurnStream(turn.id, {
      onText: (side, text, whole) => running(side) && turn.answers[side][whole ? 'replace' : 'append'](text),
      onEnd: (side, status, error) => {
        if (running(side)) {
          turn.answers[side].finish(status, error);
          this.requestUpdate();
        }
      },
      onPlace: (side, place) => turn.answers[side].wait(place),
      onDone: whole => (whole ? this.announce(turn) : this.recover()),
    });
  }

  announce(turn) {
    this.requestUpdate();
    const complete = turn.answers.every(answer => answer.status === 'complete');
    whisper(t(complete ? (this.sides === 2 ? 'chat.votable' : 'chat.answered') : 'chat.ended'));
  }

  /** The stream cannot be had any more: the store knows how the answers ended. */
  async recover() {
    await this.attempt(async () => this.show(await api.chat(this.chat.id)));
  }

  again() {
    return this.send(this.last.prompt, this.last.after);
  }

  stop() {
    return this.attempt(() => api.stop(this.last.id));
  }

  /** Asks anew for the answer of this side, which failed, if wished of another model. The other side keeps its own. */
  async retry(side, another) {
    await this.attempt(async () => {
      const wanted = another && this.mode !== 'battle' ? this.otherModel() : undefined;
      const {models, turn} = await api.retry(this.last.id, side, another, wanted);
      turn.answers = answersOf(turn);
      this.chat = {...this.chat, models, turns: [...this.turns.slice(0, -1), turn]};
      this.chosen = this.mode === 'battle' ? this.chosen : models;
      this.follow(turn);
    });
  }

  /** A model that does not take part yet, one that answers now if there is one. */
  otherModel() {
    const others = this.models.filter(model => !this.chosen.includes(model.name));
    return (others.find(model => model.up) ?? others[0])?.name;
  }

  /** What can be done about a failed answer: a model that has answered before keeps its side. */
  mending(answer, isLast) {
    if (!isLast || MODERATED.includes(answer.error)) {
      return undefined;
    }
    const hasAnswered = this.turns.some(turn => turn.answers[answer.side].status === 'complete');
    const canChoose = this.mode === 'battle' || this.otherModel() !== undefined;
    return hasAnswered || !canChoose ? 'retry' : 'replace';
  }

  async vote(turn, choice) {
    await this.attempt(async () => {
      const {models, revealed} = await api.vote(turn.id, choice);
      const turns = this.turns.map(each => (each === turn ? {...turn, vote: choice} : each));
      this.chat = {...this.chat, models, revealed, turns};
      say(this.sides === 2 ? t('vote.thanksNames', {a: models[0], b: models[1]}) : t('vote.thanks'));
    });
  }

  async share() {
    await this.attempt(async () => {
      const {link} = await api.share(this.last.id);
      const address = `${location.origin}/share/${link}`;
      await navigator.clipboard.writeText(address).catch(() => {});
      say(t('share.copied', {address}));
    });
  }

  async attempt(action) {
    try {
      await action();
    } catch (failure) {
      say(failure.message);
    }
  }

  /** Whether the terms are accepted; asks for it if need be. */
  async accepted() {
    if (!this.session.consented) {
      this.session.consented = await this.querySelector('parley-terms').ask();
    }
    return this.session.consented;
  }

  render() {
    return html`<section class="chat ${this.sides === 2 ? 'wide' : 'narrow'} ${this.turns.length ? '' : 'fresh'}"
        @retry=${event => this.retry(event.detail, false)} @replace=${event => this.retry(event.detail, true)}>
      ${this.turns.length ? html`<h1 class="unseen">${t(`place.${this.mode}`)}</h1>` : this.renderWelcome()}
      <div class="turns">
        ${repeat(this.turns, turn => turn.id, (turn, index) => this.renderTurn(turn, index === this.turns.length - 1))}
      </div>
      <div class="dock">
        ${this.mode === 'battle' ? nothing : this.renderModels()}
        ${this.renderVotes()}
        ${this.renderVerdict()}
        <parley-composer .hint=${t(this.turns.length ? 'composer.more' : 'composer.first')} .running=${this.running}
          .limit=${this.session.limits[this.mode === 'battle' ? 'battleCharacters' : 'characters']}
          .maxTokens=${this.session.limits.maxTokens}
          .disabled=${this.mode !== 'battle' && this.models.length === 0} .parameters=${this.parameters}
          @send=${event => this.send(event.detail)} @stop=${this.stop}
          @parameters=${event => (this.parameters = event.detail)}></parley-composer>
        ${this.turns.length ? this.renderTools() : nothing}
      </div>
      <parley-terms .terms=${this.session.terms}></parley-terms>
    </section>`;
  }

  renderWelcome() {
    return html`<div class="welcome">
      ${this.sides === 2 ? html`<span class="letter letter-a" aria-hidden="true">A</span>
        <span class="letter letter-b" aria-hidden="true">B</span>` : nothing}
      <h1>${t(`${this.mode}.title`)}</h1>
      <p>${t(`${this.mode}.lead`)}</p>
      <ul class="ideas" aria-label=${t('ideas')}>
        ${IDEAS.map(idea => html`<li><button type="button" @click=${() => this.send(t(`ideas.${idea}`))}>
          ${t(`ideas.${idea}`)}</button></li>`)}
      </ul>
    </div>`;
  }

  renderModels() {
    return html`<div class="model-choice" role="group" aria-label=${t('models.choose')}>
      ${this.chosen.map((chosen, side) => html`<div class=${this.sides === 2 ? `side-${'ab'[side]}` : ''}>
        <label><span>${this.sides === 2 ? t('models.side', {letter: 'AB'[side]}) : t('models.one')}</span>
          <select ?disabled=${this.running} @change=${event => this.choose(side, event.target.value)}>
            ${this.models.map(model => html`<option value=${model.name} ?selected=${model.name === chosen}>
              ${model.name}${model.up ? '' : ` (${t('models.down')})`}</option>`)}
          </select></label>
        ${this.turns.length ? nothing : html`<p>${this.models.find(({name}) => name === chosen)?.description}</p>`}
      </div>`)}
    </div>`;
  }

  /** Other models begin another chat: what was said stays with those who said it. */
  choose(side, name) {
    this.chosen = this.chosen.with(side, name);
    if (this.chat) {
      this.clear();
    }
  }

  renderTurn(turn, isLast) {
    return html`<section class="turn" aria-label=${t('chat.turn', {number: turn.number})}>
      ${this.editing === turn.id ? this.renderEditor(turn) : html`<div class="question">
        <h2 class="unseen">${t('chat.you')}</h2>
        <p dir="auto">${turn.prompt}</p>
        ${turn.answers.some(answer => answer.error === 'prompt-flagged')
          ? html`<small class="flagged">${t('chat.flagged')}</small>` : nothing}
        ${this.running ? nothing : html`<button class="quiet" type="button" aria-label=${t('chat.edit')}
          title=${t('chat.edit')} @click=${() => this.edit(turn)}>${icons.edit}</button>`}
      </div>`}
      <div class="answers">
        ${turn.answers.map(answer => keyed(answer.id, html`<parley-answer .answer=${answer}
          .mending=${this.mending(answer, isLast)}
          .model=${answer.model ?? this.chat.models[answer.side] ?? ''} ?paired=${this.sides === 2}
          ?chosen=${turn.vote === 'ab'[answer.side] && this.sides === 2}
          .actions=${this.sides === 1 ? this.renderSingleVotes(turn) : undefined}></parley-answer>`))}
      </div>
      ${isLast ? nothing : html`<hr>`}
    </section>`;
  }

  async edit(turn) {
    this.editing = turn.id;
    await this.updateComplete;
    this.querySelector('.editor textarea').focus();
  }

  renderEditor(turn) {
    const leave = () => (this.editing = undefined);
    return html`<form class="editor" @submit=${event => {
      event.preventDefault();
      const prompt = event.target.elements.prompt.value.trim();
      return prompt && this.send(prompt, turn.after);
    }} @keydown=${event => event.key === 'Escape' && leave()}>
      <label><span class="unseen">${t('chat.edit')}</span>
        <textarea name="prompt" rows="3" dir="auto" .value=${turn.prompt}></textarea></label>
      <div><button class="strong" type="submit">${t('composer.send')}</button>
        <button type="button" @click=${leave}>${t('page.cancel')}</button></div>
    </form>`;
  }

  renderSingleVotes(turn) {
    if (turn.answers[0].status !== 'complete') {
      return nothing;
    }
    return SINGLE_VOTES.map(choice => html`<button class="quiet" type="button" aria-label=${t(`vote.${choice}`)}
      title=${t(`vote.${choice}`)} aria-pressed=${turn.vote === choice} ?disabled=${Boolean(turn.vote)}
      @click=${() => this.vote(turn, choice)}>${icons[choice]}</button>`);
  }

  renderVotes() {
    const votable = this.sides === 2 && this.last && !this.last.vote
      && this.last.answers.every(answer => answer.status === 'complete');
    return votable ? html`<div class="votes" role="group" aria-label=${t('vote.label')}>
      ${PAIR_VOTES.map(choice => html`<button type="button" class="vote-${choice}"
        @click=${() => this.vote(this.last, choice)}>${t(`vote.${choice}`)}</button>`)}
    </div>` : nothing;
  }

  /** Who was who, once the vote is cast. */
  renderVerdict() {
    if (!(this.mode === 'battle' && this.chat?.revealed && this.last?.vote)) {
      return nothing;
    }
    return html`<div class="verdict">
      <p>${t(`verdict.${this.last.vote}`)}
        <span class="side-a"><b class="seal" aria-hidden="true">A</b> ${t('verdict.was', {letter: 'A'})}
          <strong>${this.chat.models[0]}</strong></span>
        <span class="side-b"><b class="seal" aria-hidden="true">B</b> ${t('verdict.was', {letter: 'B'})}
          <strong>${this.chat.models[1]}</strong></span></p>
      <button class="strong" type="button" @click=${this.clear}>${t('battle.new')}</button>
    </div>`;
  }

  renderTools() {
    return html`<div class="tools">
      <button class="quiet" type="button" ?disabled=${this.running} @click=${this.again}>
        ${icons.again}<span>${t('chat.again')}</span></button>
      <button class="quiet" type="button" @click=${this.clear}>${icons.clear}<span>${t('chat.clear')}</span></button>
      <button class="quiet" type="button" ?disabled=${this.running} @click=${this.share}>
        ${icons.share}<span>${t('chat.share')}</span></button>
    </div>`;
  }
}

customElements.define('parley-chat', Chat);
