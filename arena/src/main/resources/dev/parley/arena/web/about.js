import {html, nothing} from 'lit';
import {api} from './api.js';
import {PageElement} from './element.js';
import {t} from './i18n.js';
import {renderMarkdown} from './markdown.js';
import {say} from './notice.js';

/** What this is, the terms of use, and the user's right to be forgotten. */
class About extends PageElement {
  static properties = {session: {attribute: false}};

  firstUpdated() {
    renderMarkdown(this.querySelector('.prose'), this.session.terms.text);
  }

  async forget() {
    try {
      await api.forget();
      location.assign('/about');
    } catch (failure) {
      say(failure.message);
    }
  }

  render() {
    return html`<div class="page about">
      <h1>${t('about.title')}</h1>
      <p class="lead">${t('about.lead')}</p>
      <h2>${t('about.models')}</h2>
      <dl class="models">${this.session.models.map(model => html`
        <div><dt>${model.name}</dt><dd>${model.description}
          ${model.licence ? html`<small>${model.licence}</small>` : nothing}</dd></div>`)}</dl>
      <h2>${t('terms.title')}</h2>
      <div class="prose"></div>
      ${this.session.consented ? html`<h2>${t('about.forget')}</h2>
        <p>${t('about.forgetLead')}</p>
        <button type="button" @click=${() => this.querySelector('dialog').showModal()}>${t('about.forget')}</button>
        <dialog aria-labelledby="forget-title"><form method="dialog">
          <h2 id="forget-title">${t('about.forget')}</h2>
          <p>${t('about.forgetSure')}</p>
          <div class="dialog-bar"><button type="submit">${t('page.cancel')}</button>
            <button class="danger" type="button" @click=${this.forget}>${t('about.forget')}</button></div>
        </form></dialog>` : nothing}
      <p class="fine"><a href="/admin" data-route>${t('place.admin')}</a></p>
    </div>`;
  }
}

customElements.define('parley-about', About);
