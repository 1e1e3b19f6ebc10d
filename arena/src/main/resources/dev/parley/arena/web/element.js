import {LitElement} from 'lit';
import {language} from './i18n.js';

/**
 * What all of the page's elements share: they live in the document's own tree and follow its language. Initial values
 * of reactive properties are set in constructors: a class field would hide the accessor that makes the property
 * reactive.
 */
export class PageElement extends LitElement {
  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.onLanguage = () => this.requestUpdate();
    language.addEventListener('change', this.onLanguage);
  }

  disconnectedCallback() {
    language.removeEventListener('change', this.onLanguage);
    super.disconnectedCallback();
  }

  /** Tells whoever listens further up. */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, {detail, bubbles: true}));
  }
}
