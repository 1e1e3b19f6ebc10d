import {html, nothing} from 'lit';
import {api} from './api.js';
import './chat.js';
import {PageElement} from './element.js';
import {LANGUAGES, language, t} from './i18n.js';
import {icons} from './icons.js';
import './notice.js';
import {PLACES, router} from './router.js';
import {theme} from './theme.js';

const CHATS = ['battle', 'side-by-side', 'direct'];

/** Pages that are loaded when somebody goes there. */
const LATER = {
  leaderboard: () => import('./leaderboard.js'),
  chats: () => import('./chats.js'),
  about: () => import('./about.js'),
  admin: () => import('./admin.js'),
  share: () => import('./shared.js'),
};

class App extends PageElement {
  static properties = {session: {state: true}, failure: {state: true}, place: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('change', () => this.arrive(true));
    theme.addEventListener('change', () => this.requestUpdate());
    this.start();
  }

  async start() {
    try {
      [this.session] = await Promise.all([api.session(), language.choose(language.preferred())]);
      this.arrive(false);
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  async arrive(moved) {
    await LATER[router.place]?.();
    this.place = router.place;
    this.requestUpdate();
    document.title = `${t(`place.${this.place}`)} · ${this.session.title}`;
    await this.updateComplete;
    this.querySelector('[aria-current]')?.scrollIntoView({block: 'nearest', inline: 'center'});
    if (moved) {
      scrollTo(0, 0);
      this.querySelector('main').focus({preventScroll: true});
    }
  }

  render() {
    if (this.failure) {
      return html`<main class="page" role="alert"><p>${this.failure}</p></main>`;
    }
    return this.place ? [this.renderHeader(), this.renderMain(), html`<parley-notice></parley-notice>`] : nothing;
  }

  renderHeader() {
    return html`
      <a class="skip" href="#main">${t('page.skip')}</a>
      <header class="masthead">
        <a class="brand" href="/battle" data-route>${icons.mark}<span>${this.session.title}</span></a>
        <nav class="places" aria-label=${t('page.places')}>
          ${PLACES.map(place => html`
            <a href="/${place}" data-route aria-current=${this.place === place ? 'page' : nothing}>
              ${t(`place.${place}`)}</a>`)}
        </nav>
        <div class="choices">
          <a class="button quiet" href="/chats" data-route aria-label=${t('place.chats')} title=${t('place.chats')}
            aria-current=${this.place === 'chats' ? 'page' : nothing}>${icons.list}</a>
          <label class="language">${icons.globe}<span class="unseen">${t('page.language')}</span>
            <select @change=${event => language.keep(event.target.value)}>
              ${Object.entries(LANGUAGES).map(([tag, name]) => html`
                <option value=${tag} lang=${tag} ?selected=${tag === language.current}>${name}</option>`)}
            </select></label>
          <button class="quiet" type="button" aria-label=${t(theme.isDark ? 'page.light' : 'page.dark')}
            @click=${() => theme.toggle()}>${theme.isDark ? icons.sun : icons.moon}</button>
        </div>
      </header>`;
  }

  renderMain() {
    return html`<main id="main" tabindex="-1">
      ${CHATS.map(mode => html`<parley-chat mode=${mode} .session=${this.session}
        ?hidden=${this.place !== mode} .item=${this.place === mode ? router.item : ''}
        .shown=${this.place === mode}></parley-chat>`)}
      ${this.renderPlace()}
    </main>`;
  }

  renderPlace() {
    switch (this.place) {
      case 'leaderboard':
        return html`<parley-leaderboard></parley-leaderboard>`;
      case 'chats':
        return html`<parley-chats .session=${this.session}></parley-chats>`;
      case 'about':
        return html`<parley-about .session=${this.session}></parley-about>`;
      case 'admin':
        return html`<parley-admin .session=${this.session} .item=${router.item}></parley-admin>`;
      case 'share':
        return html`<parley-shared .link=${router.item}></parley-shared>`;
      default:
        return CHATS.includes(this.place) ? nothing : html`<p class="page">${t('page.nothing')}</p>`;
    }
  }
}

customElements.define('parley-app', App);
