import {html, nothing} from 'lit';
import {api} from './api.js';
import {PageElement} from './element.js';
import './audit.js';
import {languageName, number, t} from './i18n.js';
import './plots.js';

const WINDOWS = ['all', 'month', 'week', 'day'];
const CATEGORIES = ['all', 'code', 'formulas', 'prose'];
const TURNS = ['all', 'single', 'several'];
const TWO_DIGITS = {maximumFractionDigits: 2};
const LENGTHS = ['all', 'short', 'long'];
const MOST_NAMED = 5;

/** The ratings that follow from the votes, as a table and as plots, under any filter. */
class Leaderboard extends PageElement {
  static properties = {filter: {state: true}, board: {state: true}, failure: {state: true}, loading: {state: true}};

  constructor() {
    super();
    this.filter = {window: 'all', language: 'all', category: 'all', turns: 'all', length: 'all', style: 'no'};
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    this.loading = true;
    try {
      this.board = await api.leaderboard(this.filter);
      this.failure = undefined;
    } catch (failure) {
      this.failure = failure.message;
    }
    this.loading = false;
  }

  choose(name, value) {
    this.filter = {...this.filter, [name]: value};
    this.load();
  }

  render() {
    return html`<div class="page broad board" aria-busy=${this.loading}>
      <h1>${t('board.title')}</h1>
      <p class="lead">${this.board ? t('board.lead', {votes: number(this.board.votes)}) : nothing}</p>
      ${this.renderFilters()}
      ${this.failure ? html`<p role="alert">${this.failure}</p>` : nothing}
      ${this.board ? this.renderBoard() : nothing}
    </div>`;
  }

  renderFilters() {
    const languages = this.board?.languages ?? [];
    const votes = Object.fromEntries(languages.map(({code, votes}) => [code, number(votes)]));
    return html`<form class="filters" aria-label=${t('board.filters')}>
      ${this.renderFilter('window', WINDOWS)} 
      ${this.renderFilter('language', ['all', ...Object.keys(votes)], code => `${languageName(code)} (${votes[code]})`)}
      ${this.renderFilter('category', CATEGORIES)}
      ${this.renderFilter('turns', TURNS)} ${this.renderFilter('length', LENGTHS)}
      <label class="tick"><input type="checkbox" .checked=${this.filter.style === 'yes'}
        @change=${event => this.choose('style', event.target.checked ? 'yes' : 'no')}>${t('board.style')}</label>
    </form>`;
  }

  renderFilter(name, values, text = value => t(`board.${name}.${value}`)) {
    return html`<label><span>${t(`board.${name}`)}</span>
      <select name=${name} @change=${event => this.choose(name, event.target.value)}>
        ${values.map(value => html`<option value=${value} ?selected=${value === this.filter[name]}>
          ${value === 'all' ? t('board.all') : text(value)}</option>`)}
      </select></label>`;
  }

  renderBoard() {
    const {models, warnings, coefficients, method, pairs, history} = this.board;
    if (models.length === 0) {
      return html`<p class="empty">${t('board.empty')}</p>`;
    }
    return html`
      ${warnings.map(({kind, groups}) => html`<p class="warning">
        ${t(`board.warning.${kind}`, {models: groups.map(named).join(' | ')})}</p>`)}
      ${this.renderTable(models)}
      ${method ? html`<p class="method">${t('board.method', {
        level: number(method.level, {style: 'percent'}),
        votes: number(method.votes),
      })}</p>` : nothing}
      ${coefficients.length === 0 ? nothing : html`<p class="method">${t('board.coefficients')}
        ${coefficients.map(({covariate, value, lower, upper}) => html`<span>
          ${t(`board.covariate.${covariate}`)} ${number(value, TWO_DIGITS)}
          (${number(lower, TWO_DIGITS)} – ${number(upper, TWO_DIGITS)})</span> `)}</p>`}
      <div class="plots">
        <parley-plot kind="intervals" .data=${models}></parley-plot>
        <parley-plot kind="wins" .data=${pairs}></parley-plot>
        <parley-plot kind="battles" .data=${pairs}></parley-plot>
        ${history.length > 1 ? html`<parley-plot kind="history" .data=${history}></parley-plot>` : nothing}
      </div>
      <parley-audit .filter=${this.filter}></parley-audit>`;
  }

  renderTable(models) {
    const lowest = Math.min(...models.map(model => model.lower));
    const highest = Math.max(...models.map(model => model.upper));
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('board.title')}>
      <table><caption class="unseen">${t('board.title')}</caption>
      <thead><tr><th scope="col">${t('board.rank')}</th><th scope="col">${t('board.model')}</th>
        <th scope="col">${t('board.rating')}</th><th scope="col">${t('board.interval')}</th>
        <th scope="col" class="range-head"></th>
        <th scope="col">${t('board.wins')}</th><th scope="col">${t('board.votes')}</th></tr></thead>
      <tbody>${models.map(model => html`<tr>
        <td>${model.rank === model.worstRank ? model.rank : `${model.rank}–${model.worstRank}`}</td>
        <th scope="row">${model.model}</th>
        <td>${number(Math.round(model.rating))}</td>
        <td class="interval">${number(Math.round(model.lower))} – ${number(Math.round(model.upper))}</td>
        <td class="range" aria-hidden="true">${range(model, lowest, highest)}</td>
        <td>${number(model.winShare, {style: 'percent'})}</td>
        <td>${number(model.votes)}</td></tr>`)}</tbody></table></div>`;
  }
}

/** Some of a group of models, and how many more there are. */
const named = models => models.length <= MOST_NAMED ? models.join(', ')
  : `${models.slice(0, MOST_NAMED).join(', ')} + ${number(models.length - MOST_NAMED)}`;

/** The rating in its interval, drawn to the scale of the whole board. */
function range({rating, lower, upper}, lowest, highest) {
  const x = value => (100 * (value - lowest)) / (highest - lowest || 1);
  return html`<svg viewBox="0 0 100 10" preserveAspectRatio="none">
    <rect x=${x(lower)} y="4" width=${Math.max(x(upper) - x(lower), 0.5)} height="2" rx="1"/>
    <rect class="point" x=${Math.min(Math.max(x(rating) - 0.6, 0), 98.800)} y="1" width="1.2" height="8" rx=".6"/></svg>`;
}

customElements.define('parley-leaderboard', Leaderboard);
