import {html, nothing} from 'lit';
import {api} from './api.js';
import {PageElement} from './element.js';
import './flags.js';
import {moment, number, t} from './i18n.js';
import {say} from './notice.js';

const EVERY = 5000;

/** The operator's page: how the models do, what goes on, what wants a look, and the way to take the data out. */
class Admin extends PageElement {
  static properties = {session: {attribute: false}, item: {}, overview: {state: true}, signedIn: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.signedIn = this.session.admin;
    this.timer = setInterval(() => this.signedIn && !document.hidden && this.load(), EVERY);
    if (this.signedIn) {
      this.load();
    }
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  async load() {
    await this.attempt(async () => (this.overview = await api.overview()));
  }

  async attempt(action) {
    try {
      await action();
    } catch (failure) {
      if (failure.status === 401) {
        this.signedIn = this.session.admin = false;
      }
      say(failure.message);
    }
  }

  signIn(event) {
    event.preventDefault();
    const field = event.target.elements.password;
    return this.attempt(async () => {
      await api.signIn(field.value);
      this.signedIn = this.session.admin = true;
      await this.load();
    });
  }

  signOut() {
    return this.attempt(async () => {
      await api.signOut();
      this.signedIn = this.session.admin = false;
      this.overview = undefined;
    });
  }

  resolve(review) {
    return this.attempt(async () => {
      await api.resolve(review.id);
      await this.load();
    });
  }

  render() {
    return this.signedIn ? this.renderOverview() : html`<div class="page sign-in">
      <h1>${t('place.admin')}</h1>
      <form @submit=${this.signIn}>
        <label><span>${t('admin.password')}</span>
          <input name="password" type="password" autocomplete="current-password" required></label>
        <button class="strong" type="submit">${t('admin.signIn')}</button>
      </form>
      <p class="fine">${t('admin.hint')}</p></div>`;
  }

  renderOverview() {
    return html`<div class="page broad admin">
      <div class="title-row"><h1>${t('place.admin')}</h1>
        <button type="button" @click=${this.signOut}>${t('admin.signOut')}</button></div>
      ${this.overview && !this.item ? [this.renderCounts(), this.renderModels(), this.renderReviews()] : nothing}
      <parley-flags .item=${this.item ?? ''}></parley-flags>
      ${this.overview && !this.item ? this.renderExport() : nothing}
    </div>`;
  }

  renderCounts() {
    return html`<dl class="counts">${Object.entries(this.overview.counts).map(([name, value]) => html`
      <div><dt>${t(`admin.counts.${name}`)}</dt><dd>${number(value)}</dd></div>`)}</dl>`;
  }

  renderModels() {
    return html`<h2>${t('admin.models')}</h2>
      ${this.overview.problem ? html`<p class="warning" role="alert">${this.overview.problem}</p>` : nothing}
      <div class="scroll" tabindex="0" role="region" aria-label=${t('admin.models')}><table>
        <thead><tr><th scope="col">${t('board.model')}</th><th scope="col">${t('admin.state')}</th>
          <th scope="col">${t('admin.weight')}</th><th scope="col">${t('admin.running')}</th>
          <th scope="col">${t('admin.answered')}</th><th scope="col">${t('admin.failed')}</th>
          <th scope="col">${t('admin.tokens')}</th><th scope="col">${t('admin.cost')}</th>
          <th scope="col">${t('admin.lastFailure')}</th></tr></thead>
        <tbody>${this.overview.models.map(model => html`<tr>
          <th scope="row">${model.name}${model.visible ? nothing : html`<small>${t('admin.hidden')}</small>`}</th>
          <td><span class="state-${model.state}">${t(`admin.state.${model.state}`)}</span></td>
          <td>${number(model.weight)}</td><td>${number(model.running)} / ${number(model.limit)}</td>
          <td>${number(model.answered)}</td><td>${number(model.failed)}</td>
          <td>${number(model.tokens, {notation: 'compact'})}</td>
          <td>${number(model.cost, {style: 'currency', currency: 'USD'})}</td>
          <td>${model.lastFailure ?? '–'}</td></tr>`)}</tbody></table></div>`;
  }

  renderReviews() {
    return html`<h2>${t('admin.reviews')}</h2>
      ${this.overview.reviews.length === 0 ? html`<p class="empty">${t('admin.noReviews')}</p>` : nothing}
      <ul class="reviews">${this.overview.reviews.map(review => html`<li>
        <header><strong>${review.reason}</strong> <time>${moment(review.created)}</time>
          <button type="button" @click=${() => this.resolve(review)}>${t('admin.resolve')}</button></header>
        ${review.turns.map(turn => html`<p class="prompt" tabindex="0" dir="auto">${turn.prompt}</p>
          ${turn.answers.map(answer => html`<p tabindex="0" dir="auto"><b>${answer.model}</b> ${answer.text}</p>`)}`)}
      </li>`)}</ul>`;
  }

  renderExport() {
    return html`<h2>${t('admin.export')}</h2>
      <p>${t('admin.exportLead')}</p>
      <form class="filters" method="get" action="/api/admin/export">
        <label><span>${t('admin.format')}</span><select name="format">
          ${this.overview.exportFormats.map(format => html`<option value=${format}>${format}</option>`)}
        </select></label>
        <label><span>${t('admin.from')}</span><input type="date" name="from"></label>
        <label><span>${t('admin.to')}</span><input type="date" name="to"></label>
        <button class="strong" type="submit">${t('admin.download')}</button>
      </form>`;
  }
}

customElements.define('parley-admin', Admin);
