import {html} from 'lit';
import {api} from './api.js';
import {PageElement} from './element.js';
import {t} from './i18n.js';
import {renderMarkdown} from './markdown.js';
import {say} from './notice.js';

/** The terms of use, which come before the first message. */
class Terms extends PageElement {
  static properties = {terms: {attribute: false}};

  /** Shows the terms. Becomes true if they are accepted. */
  ask() {
    renderMarkdown(this.querySelector('.prose'), this.terms.text);
    this.querySelector('dialog').showModal();
    return new Promise(answer => (this.answer = answer));
  }

  async accept(event) {
    event.preventDefault();
    try {
      await api.consent(this.terms.version);
      this.close(true);
    } catch (failure) {
      say(failure.message);
    }
  }

  close(accepted) {
    this.answer?.(accepted);
    this.answer = undefined;
    this.querySelector('dialog').close();
  }

  /** After the Escape key. The news of a closing may be late and find the terms asked for again. */
  closed() {
    if (!this.querySelector('dialog').open) {
      this.close(false);
    }
  }

  render() {
    return html`<dialog class="terms" aria-label=${t('terms.title')} @close=${this.closed}>
      <form @submit=${this.accept}>
        <h2>${t('terms.title')}</h2>
        <div class="prose" tabindex="0"></div>
        <p>${t('terms.note')}</p>
        <div class="dialog-bar">
          <button type="button" @click=${() => this.close(false)}>${t('terms.decline')}</button>
          <button class="strong" type="submit">${t('terms.accept')}</button>
        </div>
      </form>
    </dialog>`;
  }
}

customElements.define('parley-terms', Terms);
