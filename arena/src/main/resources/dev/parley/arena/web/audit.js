import {html, nothing} from 'lit';
import {api} from './api.js';
import {PageElement} from './element.js';
import {hasText, moment, number, t} from './i18n.js';
import {table} from './table.js';

/** How far the board under a filter can be trusted. */
class Audit extends PageElement {
  static properties = {filter: {attribute: false}, audit: {state: true}, failure: {state: true}};

  willUpdate(changed) {
    if (changed.has('filter')) {
      this.load();
    }
  }

  async load() {
    try {
      this.audit = await api.audit(this.filter);
      this.failure = undefined;
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  render() {
    if (this.failure) {
      return html`<p role="alert">${this.failure}</p>`;
    }
    return this.audit?.effects ? html`<section class="audit"><h2>${t('audit.title')}</h2>
      ${this.renderEffects(this.audit.effects)} ${this.renderForged(this.audit.forged)}
      ${this.renderCoordinated(this.audit.coordinated)}</section>` : nothing;
  }

  renderEffects(effects) {
    return html`<h3>${t('audit.effects')}</h3><p>${t('audit.effects.lead')}</p>
      ${table(t('audit.effects'), [t('audit.filter'), t('audit.removed'), t('audit.kept'), t('audit.moves')],
        effects.map(({filter, removed, kept, moves}) => [
          hasText(`audit.filter.${filter}`) ? t(`audit.filter.${filter}`) : filter, number(removed), number(kept),
          moves.map(({model, before, after}) => `${model} ${before} → ${after || '–'}`).join(', ') || '–',
        ]))}`;
  }

  renderForged(forged) {
    return forged.length === 0 ? nothing : html`<h3>${t('audit.forged')}</h3><p>${t('audit.forged.lead')}</p>
      ${table(t('audit.forged'),
        [t('audit.upper'), t('audit.lower'), t('audit.gap'), t('audit.votes'), t('audit.share')],
        forged.map(({upper, lower, gap, votes, share}) => [
          upper, lower, number(gap, {maximumFractionDigits: 1}), number(votes),
          number(share, {style: 'percent', maximumFractionDigits: 1})]))}`;
  }

  renderCoordinated(groups) {
    return html`<h3>${t('audit.coordinated')}</h3><p>${t('audit.coordinated.lead')}
        ${groups.length === 0 ? t('audit.coordinated.none') : nothing}</p>
      ${groups.length === 0 ? nothing : table(t('audit.coordinated'),
        [t('board.model'), t('audit.hour'), t('audit.judges'), t('board.votes'), t('audit.wins'), t('audit.expected')],
        groups.map(({model, from, judges, votes, wins, expected}) => [
          model, moment(from), number(judges), number(votes), number(wins),
          number(expected, {maximumFractionDigits: 1})]))}
      <p class="method">${t('audit.flagged', {count: number(this.audit.flaggedJudges)})}</p>`;
  }
}

customElements.define('parley-audit', Audit);
