import {html, nothing} from 'lit';
import {live} from 'lit/directives/live.js';
import {PageElement} from './element.js';
import {number, t} from './i18n.js';
import {icons} from './icons.js';

/** Where the user writes. Enter sends, Shift and Enter begins a line, as every chat does. */
class Composer extends PageElement {
  static properties = {
    text: {state: true},
    running: {type: Boolean},
    disabled: {type: Boolean},
    limit: {type: Number},
    parameters: {attribute: false},
    maxTokens: {type: Number},
    hint: {},
  };

  constructor() {
    super();
    this.text = '';
  }

  focusField() {
    this.querySelector('textarea').focus();
  }

  send() {
    if (this.canSend) {
      this.tell('send', this.text.trim());
      this.text = '';
    }
  }

  get canSend() {
    return !this.running && !this.disabled && this.text.trim() !== '' && this.text.length <= this.limit;
  }

  onKey(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    }
  }

  set(name, value) {
    this.parameters = {...this.parameters, [name]: Number(value)};
    this.tell('parameters', this.parameters);
  }

  render() {
    const tooLong = this.text.length > this.limit;
    return html`<form class="composer" @submit=${event => { event.preventDefault(); this.send(); }}>
      <label><span class="unseen">${t('composer.label')}</span>
        <textarea rows="1" dir="auto" placeholder=${this.hint} .value=${live(this.text)} aria-invalid=${tooLong}
          @input=${event => (this.text = event.target.value)} @keydown=${this.onKey}></textarea></label>
      ${tooLong ? html`<p class="too-long" role="alert">
        ${t('composer.tooLong', {limit: number(this.limit)})}</p>` : nothing}
      <div class="composer-bar">
        <details class="parameters" @keydown=${event => event.key === 'Escape' && (event.currentTarget.open = false)}>
          <summary class="quiet" title=${t('parameters')}>${icons.settings}<span>${t('parameters')}</span></summary>
          <fieldset><legend class="unseen">${t('parameters')}</legend>
            ${this.renderSlider('temperature', 0, 2, 0.1)}
            ${this.renderSlider('topP', 0.05, 1, 0.05)}
            ${this.renderSlider('maxTokens', 16, this.maxTokens, 16)}
          </fieldset>
        </details>
        ${this.running
          ? html`<button class="send" type="button" aria-label=${t('composer.stop')} title=${t('composer.stop')}
              @click=${() => this.tell('stop')}>${icons.stop}</button>`
          : html`<button class="send" type="submit" aria-label=${t('composer.send')} title=${t('composer.send')}
              ?disabled=${!this.canSend}>${icons.send}</button>`}
      </div>
    </form>`;
  }

  renderSlider(name, min, max, step) {
    const value = this.parameters[name];
    return html`<label><span>${t(`parameters.${name}`)}</span><output>${number(value)}</output>
      <input type="range" min=${min} max=${max} step=${step} .value=${live(String(value))}
        @input=${event => this.set(name, event.target.value)}></label>`;
  }
}

customElements.define('parley-composer', Composer);
