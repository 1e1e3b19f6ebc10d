/** The page's languages, each under its own name. */
export const LANGUAGES = {en: 'English', es: 'Español', pt: 'Português', ru: 'Русский', zh: '中文'};

const KEPT = 'parley-language';
let texts = {};

/** Tells of a change of language. */
class Language extends EventTarget {
  current = 'en';

  /** The language chosen before, or the first of the browser's that there is. */
  preferred() {
    const wanted = [localStorage.getItem(KEPT), ...navigator.languages];
    return wanted.map(tag => tag?.slice(0, 2)).find(tag => tag in LANGUAGES) ?? 'en';
  }

  async choose(tag) {
    const answer = await fetch(new URL(`i18n/${tag}.json`, import.meta.url));
    texts = await answer.json();
    this.current = tag;
    document.documentElement.lang = tag;
    this.dispatchEvent(new Event('change'));
  }

  keep(tag) {
    localStorage.setItem(KEPT, tag);
    return this.choose(tag);
  }
}

export const language = new Language();

/** The text of this key; `{name}` in it becomes the value of that name. */
export function t(key, values = {}) {
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** Whether there is a text of this key. */
export const hasText = key => key in texts;

/** A number as this language writes it. */
export const number = (value, options) => new Intl.NumberFormat(language.current, options).format(value);

/** The name of a language, by its code, in this language. */
export function languageName(code) {
  const name = code === 'und' ? t('board.language.und')
    : new Intl.DisplayNames(language.current, {type: 'language'}).of(code);
  return name.charAt(0).toLocaleUpperCase(language.current) + name.slice(1);
}

/** A moment as this language writes it. */
export const moment = time =>
  new Intl.DateTimeFormat(language.current, {dateStyle: 'medium', timeStyle: 'short'}).format(new Date(time));
