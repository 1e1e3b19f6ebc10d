import DOMPurify from 'dompurify';
import {loadScript} from './library.js';
import {t} from './i18n.js';

/** Colours a finished block of code, and gives it a bar with its language and a button that copies it. */
export async function highlight(pre) {
  if (pre.parentElement?.classList.contains('code')) {
    return;
  }
  const code = pre.querySelector('code');
  const language = pre.dataset.language ?? '';
  frame(pre, code, language);
  await loadScript('highlightjs/highlight.min.js');
  if (hljs.getLanguage(language)) {
    const colours = hljs.highlight(code.textContent, {language, ignoreIllegals: true}).value;
    code.replaceChildren(DOMPurify.sanitize(colours, {
      ALLOWED_TAGS: ['span'], ALLOWED_ATTR: ['class'], RETURN_DOM_FRAGMENT: true,
    }));
  }
}

function frame(pre, code, language) {
  const figure = document.createElement('div');
  figure.className = 'code';
  const bar = document.createElement('div');
  bar.className = 'code-bar';
  const name = document.createElement('span');
  name.textContent = language;
  const copy = document.createElement('button');
  copy.type = 'button';
  copy.textContent = t('answer.copy');
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(code.textContent);
    copy.textContent = t('answer.copied');
  });
  bar.append(name, copy);
  pre.tabIndex = 0;
  pre.replaceWith(figure);
  figure.append(bar, pre);
}
