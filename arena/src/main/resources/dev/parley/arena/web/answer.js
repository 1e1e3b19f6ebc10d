import {html, nothing} from 'lit';
import {PageElement} from './element.js';
import {hasText, number, t} from './i18n.js';
import {icons} from './icons.js';
import {MarkdownStream} from './markdown.js';
import {say} from './notice.js';

/** An answer on the screen's side of the wire: it grows, and tells whoever shows it. */
export class AnswerText extends EventTarget {
  constructor({id, side, text, status, model, error}) {
    super();
    Object.assign(this, {id, side, text, status, model, error});
  }

  append(text) {
    this.text += text;
    this.dispatchEvent(new CustomEvent('text', {detail: text}));
  }

  replace(text) {
    this.text = text;
    this.dispatchEvent(new Event('replaced'));
  }

  /** Stands in line for the model; 0 when it is being answered. */
  wait(place) {
    this.place = place;
    this.dispatchEvent(new Event('place'));
  }

  finish(status, error) {
    this.status = status;
    this.error = error;
    this.dispatchEvent(new Event('end'));
  }
}

const LETTERS = ['A', 'B'];

/**
 * One model's answer. `paired` says that another stands beside it; `mending` what can be done if it failed: `retry`,
 * also `replace` its model, or nothing.
 */
class AnswerCard extends PageElement {
  static properties = {
    answer: {attribute: false},
    model: {},
    paired: {type: Boolean},
    chosen: {type: Boolean},
    mending: {},
    actions: {attribute: false},
  };

  willUpdate(changed) {
    if (changed.has('answer')) {
      this.following?.abort();
    }
  }

  updated(changed) {
    if (changed.has('answer')) {
      this.follow(this.answer);
    }
  }

  follow(answer) {
    let stream = this.begin(answer);
    if (answer.status !== 'running') {
      stream.end();
      return;
    }
    this.following = new AbortController();
    const options = {signal: this.following.signal};
    answer.addEventListener('text', event => {
      stream.append(event.detail);
      if (this.waiting) {
        this.requestUpdate();
      }
    }, options);
    answer.addEventListener('replaced', () => (stream = this.begin(answer)), options);
    answer.addEventListener('place', () => this.requestUpdate(), options);
    answer.addEventListener('end', () => {
      stream.end();
      this.requestUpdate();
    }, options);
  }

  begin(answer) {
    const stream = new MarkdownStream(this.querySelector('.prose'));
    stream.append(answer.text);
    return stream;
  }

  async copy() {
    await navigator.clipboard.writeText(this.answer.text);
    say(t('answer.copied'));
  }

  render() {
    const {status, text, side} = this.answer;
    const letter = LETTERS[side];
    this.waiting = status === 'running' && text === '';
    return html`<article class="answer ${this.paired ? `side-${letter.toLowerCase()}` : ''} ${this.chosen ? 'chosen' : ''}"
        aria-label=${this.paired ? t('answer.of', {letter, name: this.model || ''}) : this.model}
        aria-busy=${status === 'running'}>
      <header>
        ${this.paired ? html`<span class="seal" aria-hidden="true">${letter}</span>` : nothing}
        <h3>${this.model || t('answer.hidden', {letter})}</h3>
        ${this.chosen ? html`<span class="laurel">${icons.check}${t('answer.chosen')}</span>` : nothing}
        ${this.renderState()}
      </header>
      <div class="prose" dir="auto"></div>
      ${this.waiting ? html`<p class="thinking"><span></span><span></span><span></span></p>` : nothing}
      ${status === 'failed' ? this.renderFailure() : nothing}
      <footer>
        ${status === 'running' ? nothing : html`<button class="quiet" type="button" aria-label=${t('answer.copy')}
          title=${t('answer.copy')} @click=${this.copy}>${icons.copy}</button>`}
        ${this.actions ?? nothing}
      </footer>
    </article>`;
  }

  renderState() {
    switch (this.answer.status) {
      case 'running':
        return html`<span class="state" role="status">${this.answer.place
          ? t('answer.place', {place: number(this.answer.place)}) : t('answer.writing')}</span>`;
      case 'stopped':
        return html`<span class="state">${t('answer.stopped')}</span>`;
      default:
        return nothing;
    }
  }

  renderFailure() {
    const reason = `failure.${this.answer.error}`;
    return html`<div class="failure" role="alert">
      <p>${t(hasText(reason) ? reason : 'failure.broken')}</p>
      ${this.mending ? html`<button type="button"
        @click=${() => this.tell('retry', this.answer.side)}>${t('failure.retry')}</button>` : nothing}
      ${this.mending === 'replace' ? html`<button type="button"
        @click=${() => this.tell('replace', this.answer.side)}>${t('failure.other')}</button>` : nothing}
    </div>`;
  }
}

customElements.define('parley-answer', AnswerCard);
