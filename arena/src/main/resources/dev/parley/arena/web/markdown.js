import {marked} from 'marked';
import DOMPurify from 'dompurify';
import {highlight} from './highlight.js';
import {typeset} from './math.js';

const NO_ADDRESSES = ['align', 'data-display', 'data-language', 'data-tex', 'rel', 'start', 'target'];

const ALLOWED = {
  ALLOWED_TAGS: [
    'a', 'blockquote', 'br', 'code', 'del', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'li', 'ol', 'p', 'pre',
    'span', 'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul',
  ],
  ALLOWED_ATTR: ['class', 'href', ...NO_ADDRESSES],
  ADD_URI_SAFE_ATTR: NO_ADDRESSES,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
  RETURN_DOM_FRAGMENT: true,
};

const escaped = text =>
  text.replace(/[&<>"']/g, sign => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'})[sign]);

const formula = (tex, display) => `<span class="math" data-display="${display}" data-tex="${escaped(tex)}"></span>`;

function link(href, inner) {
  return /^(?:https?|mailto):/i.test(href)
    ? `<a href="${escaped(href)}" target="_blank" rel="noopener noreferrer nofollow ugc">${inner}</a>`
    : inner;
}

const formulas = {
  extensions: [
    {
      name: 'displayFormula',
      level: 'block',
      start: source => source.match(/\$\$|\\\[/)?.index,
      tokenizer(source) {
        const found = /^ {0,3}(?:\$\$([\s\S]+?)\$\$|\\\[([\s\S]+?)\\\])[ \t]*(?:\n|$)/.exec(source);
        return found && {type: 'displayFormula', raw: found[0], tex: (found[1] ?? found[2]).trim()};
      },
      renderer: token => `<p>${formula(token.tex, true)}</p>`,
    },
    {
      name: 'formula',
      level: 'inline',
      start: source => source.match(/\$|\\\(|\\\[/)?.index,
      tokenizer(source) {
        const wide = /^(?:\$\$([^$]+?)\$\$|\\\[([\s\S]+?)\\\])/.exec(source);
        if (wide) {
          return {type: 'formula', raw: wide[0], tex: (wide[1] ?? wide[2]).trim(), display: true};
        }
        // Pandoc's rule for money: no space inside the signs, no digit after the closing one.
        const found = /^(?:\$(?!\s)((?:\\.|[^$\\\n])+?)(?<!\s)\$(?!\d)|\\\(([\s\S]+?)\\\))/.exec(source);
        return found && {type: 'formula', raw: found[0], tex: found[1] ?? found[2], display: false};
      },
      renderer: token => formula(token.tex, token.display),
    },
  ],
};

marked.use({gfm: true, ...formulas, renderer: {
  html: token => escaped(token.raw),
  image: token => link(token.href, escaped(token.text || token.href)),
  link(token) {
    return link(token.href, this.parser.parseInline(token.tokens));
  },
  checkbox: token => (token.checked ? '☑ ' : '☐ '),
  code: token =>
    `<pre data-language="${escaped((token.lang ?? '').split(/\s/)[0])}"><code>${escaped(token.text)}</code></pre>`,
}});

function rendered(tokens) {
  const fragment = DOMPurify.sanitize(marked.parser(tokens), ALLOWED);
  fragment.querySelectorAll('.math').forEach(typeset);
  return fragment;
}

/**
 * Renders Markdown as it arrives. Blocks that are finished are rendered once and never touched again; only the last
 * one, which may still grow, is rendered anew, once a frame at most. An open block of code, which may grow long, is only
 * appended to. So the cost grows with the text and not with its square, and nothing flickers.
 */
export class MarkdownStream {
  #container;
  #open = document.createElement('div');
  #tail = '';
  #code = null;
  #frame = 0;

  constructor(container) {
    this.#container = container;
    this.#open.className = 'open-block';
    container.replaceChildren(this.#open);
  }

  append(text) {
    this.#tail += text.replace(/\r\n?/g, '\n');
    this.#frame ||= requestAnimationFrame(() => this.#render(false));
  }

  /** The text is whole. */
  end() {
    cancelAnimationFrame(this.#frame);
    this.#render(true);
    this.#container.querySelectorAll('pre').forEach(highlight);
  }

  #render(whole) {
    this.#frame = 0;
    if (this.#code && !whole && this.#code.grow(this.#tail)) {
      return;
    }
    const tokens = marked.lexer(this.#tail);
    const last = whole ? tokens.length : tokens.findLastIndex(token => token.type !== 'space');
    const finished = tokens.slice(0, Math.max(last, 0));
    if (finished.length > 0) {
      finished.links = tokens.links;
      const blocks = rendered(finished);
      blocks.querySelectorAll('pre').forEach(highlight);
      this.#open.before(blocks);
      this.#tail = this.#tail.slice(finished.reduce((length, token) => length + token.raw.length, 0));
    }
    const rest = tokens.slice(Math.max(last, 0));
    rest.links = tokens.links;
    this.#open.replaceChildren(rendered(rest));
    this.#code = whole ? null : OpenCode.of(this.#tail, this.#open);
  }
}

/** A fenced block of code that has not been closed yet. */
class OpenCode {
  static of(source, element) {
    const fence = /^(`{3,}|~{3,})[^`\n]*\n/.exec(source);
    const code = element.firstElementChild?.matches('pre') && element.querySelector('code');
    return fence && code ? new OpenCode(fence, code, source) : null;
  }

  constructor(fence, code, source) {
    this.closing = new RegExp(`\\n {0,3}${fence[1][0]}{${fence[1].length},}[ \\t]*(?:\\n|$)`);
    this.seen = source.length;
    this.text = code.appendChild(document.createTextNode(''));
    // What the lexer cuts off the end of an open block.
    if (source.endsWith('\n') && source.length > fence[0].length) {
      this.text.data = '\n';
    }
    this.unclosed = !this.closing.test(source);
  }

  /** Takes what came; false if the block may be over. */
  grow(source) {
    const added = source.slice(this.seen);
    const lineStart = source.lastIndexOf('\n', this.seen - 1);
    if (!this.unclosed || this.closing.test(source.slice(Math.max(lineStart, 0)))) {
      return false;
    }
    this.text.appendData(added);
    this.seen = source.length;
    return true;
  }
}

/** Renders a whole text. */
export function renderMarkdown(container, text) {
  const stream = new MarkdownStream(container);
  stream.append(text);
  stream.end();
}
