import {html, nothing} from 'lit';
import {AnswerText} from './answer.js';
import {api} from './api.js';
import {PageElement} from './element.js';
import {t} from './i18n.js';

/** A chat as its user shared it, to read only. */
class Shared extends PageElement {
  static properties = {link: {attribute: false}, chat: {state: true}, failure: {state: true}};

  async willUpdate(changed) {
    if (changed.has('link')) {
      try {
        const chat = await api.shared(this.link);
        this.chat = {...chat, turns: chat.turns.map(turn => ({
          ...turn, answers: turn.answers.map(answer => new AnswerText(answer)),
        }))};
      } catch (failure) {
        this.failure = failure.message;
      }
    }
  }

  render() {
    if (this.failure) {
      return html`<p class="page" role="alert">${this.failure}</p>`;
    }
    if (!this.chat) {
      return nothing;
    }
    const paired = this.chat.mode !== 'direct';
    return html`<section class="chat ${paired ? 'wide' : 'narrow'}">
      <h1 class="shared-title">${t('share.title')}</h1>
      <div class="turns">${this.chat.turns.map(turn => html`<section class="turn">
        <div class="question"><p dir="auto">${turn.prompt}</p></div>
        <div class="answers">${turn.answers.map(answer => html`<parley-answer .answer=${answer} ?paired=${paired}
          .model=${answer.model ?? ''} ?chosen=${paired && turn.vote === 'ab'[answer.side]}></parley-answer>`)}</div>
      </section>`)}</div>
      <p class="shared-foot"><a class="button strong" href="/${this.chat.mode}" data-route>${t('share.try')}</a></p>
    </section>`;
  }
}

customElements.define('parley-shared', Shared);
