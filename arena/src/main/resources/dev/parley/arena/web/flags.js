import {html, nothing} from 'lit';
import {api} from './api.js';
import {PageElement} from './element.js';
import {moment, number, t} from './i18n.js';
import {say} from './notice.js';
import {router} from './router.js';

const STATES = ['flagged', 'unmoderated'];
const EVERY = 5000;

const who = mark => (mark.origin === 'chat' ? t(`flags.message.${mark.place}`)
  : t('flags.message.call', {number: number(mark.place + 1)}));
const share = score => number(score, {minimumFractionDigits: 2, maximumFractionDigits: 2});

/** What a mark says: categories over their thresholds, or why there are none. */
const scores = mark => (mark.state === 'unmoderated' ? mark.reason
  : html`${mark.flags.map(flag => html`<span class="score">${flag.category} ${share(flag.score)}
    (${share(flag.threshold)})</span> `)}`);

/** The operator's list of messages that the moderator flagged or could not judge; `item` opens one of them. */
class Flags extends PageElement {
  static properties = {item: {}, found: {state: true}, mark: {state: true}, shown: {state: true}};

  filter = {state: STATES[0], category: ''};

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => !this.item && !document.hidden && this.load(), EVERY);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  willUpdate(changed) {
    if (changed.has('item')) {
      this.mark = undefined;
      this.shown = false;
      this.load();
    }
  }

  async load() {
    try {
      if (this.item) {
        this.mark = await api.mark(decodeURIComponent(this.item));
      } else {
        this.found = await api.marks(this.filter);
      }
    } catch (failure) {
      say(failure.message);
    }
  }

  choose(field, value) {
    this.filter = {...this.filter, [field]: value};
    return this.load();
  }

  async judge(mark, judgement) {
    try {
      await api.judge(mark.id, judgement);
      say(t('flags.judged'));
      if (this.item) {
        router.go('/admin');
      } else {
        await this.load();
      }
    } catch (failure) {
      say(failure.message);
    }
  }

  render() {
    return this.item ? this.mark && this.renderOne() : this.renderList();
  }

  renderList() {
    if (!this.found) {
      return nothing;
    }
    const {marks, waiting, categories} = this.found;
    return html`<h2>${t('flags.title')}</h2>
      <div class="filters" role="group" aria-label=${t('flags.filter')}>
        <label><span>${t('flags.state')}</span><select @change=${event => this.choose('state', event.target.value)}>
          ${STATES.map(state => html`<option value=${state} ?selected=${state === this.filter.state}>
            ${t(`flags.state.${state}`, {count: number(waiting[state] ?? 0)})}</option>`)}</select></label>
        <label><span>${t('flags.category')}</span>
          <select class="category" @change=${event => this.choose('category', event.target.value)}>
            <option value="">${t('flags.all')}</option>
            ${categories.map(category => html`<option ?selected=${category === this.filter.category}>${category}</option>`)}
          </select></label>
      </div>
      ${marks.length === 0 ? html`<p class="empty">${t('flags.none')}</p>` : this.renderTable(marks)}`;
  }

  renderTable(marks) {
    return html`<div class="scroll flags" tabindex="0" role="region" aria-label=${t('flags.title')}><table>
      <thead><tr><th scope="col">${t('flags.message')}</th><th scope="col">${t('flags.scores')}</th>
        <th scope="col">${t('flags.moderator')}</th><th scope="col">${t('flags.when')}</th>
        <th scope="col">${t('flags.judgement')}</th></tr></thead>
      <tbody>${marks.map(mark => html`<tr>
        <th scope="row"><a href="/admin/${encodeURIComponent(mark.id)}" data-route
            aria-label="${t('flags.look')}: ${who(mark)}">${who(mark)}</a>
          ${mark.stopped ? html`<small>${t('flags.stopped')}</small>` : nothing}</th>
        <td>${scores(mark)}</td><td>${mark.moderator} · ${mark.policy}</td>
        <td><time>${moment(mark.time)}</time></td><td>${this.renderJudging(mark)}</td></tr>`)}</tbody></table></div>`;
  }

  renderJudging(mark) {
    return ['right', 'wrong'].map(judgement => html`<button type="button" class=${judgement}
      @click=${() => this.judge(mark, judgement)}>${t(`flags.${judgement}`)}</button> `);
  }

  /** The texts come on the screen only when somebody wants to see them. */
  renderOne() {
    return html`<p><a href="/admin" data-route>${t('flags.back')}</a></p>
      <h2>${t('flags.one')}: ${who(this.mark)}</h2>
      <p>${scores(this.mark)} · ${this.mark.moderator} · ${this.mark.policy} · <time>${moment(this.mark.time)}</time></p>
      ${this.shown ? this.renderTexts() : html`<p class="warning">${t('flags.warning')}</p>
        <p><button type="button" class="show" @click=${() => (this.shown = true)}>${t('flags.show')}</button></p>`}
      <p>${this.renderJudging(this.mark)}</p>`;
  }

  renderTexts() {
    return html`<h3>${t('flags.text')}</h3>
      <blockquote class="flagged-text" dir="auto">${this.mark.text}</blockquote>
      <h3>${t('flags.conversation')}</h3>
      <ul class="reviews">${this.mark.conversation.map(message => html`
        <li aria-current=${message.id === this.mark.id ? 'true' : nothing}><b>${message.by}</b>
          <p dir="auto">${message.text}</p></li>`)}</ul>`;
  }
}

customElements.define('parley-flags', Flags);
