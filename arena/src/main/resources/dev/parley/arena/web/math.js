import {loadScript, loadStyle} from './library.js';

/** Sets the formula that an element names. KaTeX builds nodes, not text, so that no style attribute is parsed. */
export async function typeset(element) {
  const tex = element.dataset.tex;
  element.textContent = tex;
  loadStyle('katex/katex.min.css');
  await loadScript('katex/katex.min.js');
  katex.render(tex, element, {
    displayMode: element.dataset.display === 'true',
    throwOnError: false,
    trust: false,
    maxSize: 50,
    maxExpand: 500,
  });
}
