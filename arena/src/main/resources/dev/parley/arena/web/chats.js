import {html, nothing} from 'lit';
import {api} from './api.js';
import {PageElement} from './element.js';
import {moment, t} from './i18n.js';
import {icons} from './icons.js';
import {say} from './notice.js';

/** The chats of this browser, to open again or to delete. */
class Chats extends PageElement {
  static properties = {session: {attribute: false}, chats: {state: true}, doomed: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    if (this.session.consented) {
      this.load();
    } else {
      this.chats = [];
    }
  }

  async load() {
    try {
      this.chats = (await api.chats()).chats;
    } catch (failure) {
      say(failure.message);
    }
  }

  async ask(chat) {
    this.doomed = chat;
    await this.updateComplete;
    this.querySelector('dialog').showModal();
  }

  async delete() {
    const {id} = this.doomed;
    try {
      await api.deleteChat(id);
      dispatchEvent(new CustomEvent('parley-chat-deleted', {detail: id}));
      const place = this.chats.findIndex(chat => chat.id === id);
      this.chats = this.chats.filter(chat => chat.id !== id);
      say(t('chats.deleted'));
      await this.updateComplete;
      this.querySelector('dialog').close();
      // The button that had the focus is gone: the next chat has it, or else the page.
      (this.querySelectorAll('.chats a')[Math.min(place, this.chats.length - 1)] ?? this.querySelector('h1')).focus();
    } catch (failure) {
      this.querySelector('dialog').close();
      say(failure.message);
    }
  }

  render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('place.chats')}</h1>
      <p class="lead">${t('chats.lead')}</p>
      ${this.chats?.length === 0 ? html`<div class="empty"><p>${t('chats.empty')}</p>
        <a class="button strong" href="/battle" data-route>${t('chats.begin')}</a></div>` : nothing}
      <ul class="chats">${(this.chats ?? []).map(chat => html`<li>
        <a href="/${chat.mode}/${chat.id}" data-route><strong dir="auto">${chat.beginning}</strong>
          <small>${t(`place.${chat.mode}`)} · <time datetime=${chat.touched}>${moment(chat.touched)}</time></small></a>
        <button class="quiet" type="button" title=${t('chats.delete')}
          aria-label=${t('chats.deleteOf', {title: chat.beginning.slice(0, 60)})}
          @click=${() => this.ask(chat)}>${icons.remove}</button></li>`)}</ul>
      <dialog aria-labelledby="delete-title"><form method="dialog">
        <h2 id="delete-title">${t('chats.delete')}</h2>
        <p class="doomed" dir="auto">${this.doomed?.beginning}</p>
        <p>${t('chats.deleteSure')}</p>
        <div class="dialog-bar"><button type="submit">${t('page.cancel')}</button>
          <button class="danger" type="button" @click=${this.delete}>${t('chats.delete')}</button></div>
      </form></dialog>
    </div>`;
  }
}

customElements.define('parley-chats', Chats);
