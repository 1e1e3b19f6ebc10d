const KEPT = 'parley-theme';
const system = matchMedia('(prefers-color-scheme: dark)');

/** Light or dark: as the system says, until the user says otherwise. */
class Theme extends EventTarget {
  #chosen = localStorage.getItem(KEPT);

  constructor() {
    super();
    system.addEventListener('change', () => this.#apply());
    this.#apply();
  }

  get isDark() {
    return this.#chosen ? this.#chosen === 'dark' : system.matches;
  }

  toggle() {
    this.#chosen = this.isDark ? 'light' : 'dark';
    localStorage.setItem(KEPT, this.#chosen);
    this.#apply();
  }

  #apply() {
    document.documentElement.dataset.theme = this.isDark ? 'dark' : 'light';
    this.dispatchEvent(new Event('change'));
  }
}

export const theme = new Theme();
