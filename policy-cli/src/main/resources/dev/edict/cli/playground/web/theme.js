// Runs before the page is drawn, so that it is drawn once. A choice is remembered by the browser.
(() => {
  const KEY = 'edict-theme';
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');

  const chosen = () => {
    const value = localStorage.getItem(KEY);
    return value === 'light' || value === 'dark' ? value : null;
  };

  const apply = () => {
    root.dataset.theme = chosen() ?? (system.matches ? 'dark' : 'light');
    dispatchEvent(new Event('theme'));
  };

  const toggle = () => {
    localStorage.setItem(KEY, root.dataset.theme === 'dark' ? 'light' : 'dark');
    apply();
  };

  system.addEventListener('change', apply);
  addEventListener('DOMContentLoaded', () =>
    document.getElementById('theme').addEventListener('click', toggle));
  apply();
})();
