// Before the first paint: the theme this person chose on this device, else the one of the system.
(function () {
  var chosen = null;
  try {
    chosen = window.localStorage.getItem('semai-color-scheme');
  } catch (refused) {
    chosen = refused && null;
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
