const loading = new Map();

/** Loads a classic script once; the import map knows where it is. */
export function loadScript(name) {
  if (!loading.has(name)) {
    loading.set(name, new Promise((done, failed) => {
      const script = document.createElement('script');
      script.src = import.meta.resolve(name);
      script.addEventListener('load', done);
      script.addEventListener('error', failed);
      document.head.append(script);
    }));
  }
  return loading.get(name);
}

/** Loads a style sheet once; the import map knows where it is. */
export function loadStyle(name) {
  if (!loading.has(name)) {
    const sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.href = import.meta.resolve(name);
    document.head.append(sheet);
    loading.set(name, sheet);
  }
}
