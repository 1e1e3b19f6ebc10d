import {html} from 'lit';
import {PageElement} from './element.js';

/** Says something to everybody: on the screen for a while, and to screen readers. */
export const say = text => dispatchEvent(new CustomEvent('parley-notice', {detail: {text, seen: true}}));

/** Says what is plain to see to screen readers only. */
export const whisper = text => dispatchEvent(new CustomEvent('parley-notice', {detail: {text, seen: false}}));

const SHOWN_FOR = 5000;

class Notice extends PageElement {
  static properties = {text: {state: true}, seen: {state: true}};

  constructor() {
    super();
    this.text = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.onNotice = event => {
      Object.assign(this, event.detail);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => (this.text = ''), SHOWN_FOR);
    };
    addEventListener('parley-notice', this.onNotice);
  }

  disconnectedCallback() {
    removeEventListener('parley-notice', this.onNotice);
    super.disconnectedCallback();
  }

  render() {
    return html`<div class=${this.seen ? 'notice' : 'unseen'} role="status" aria-live="polite">${this.text}</div>`;
  }
}

customElements.define('parley-notice', Notice);
