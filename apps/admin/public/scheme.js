// Runs before anything is painted: the member's choice of light or dark, else the system's, so that no page flashes.
// A file of its own, since the content security policy allows no inline scripts.
(function () {
  var mode = null;
  try {
    mode = localStorage.getItem('chasqui.mode');
  } catch {
    // Storage is blocked: the system's choice holds.
  }
  var dark = mode === 'dark' || (mode !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  var scheme = dark ? 'dark' : 'light';
  document.documentElement.setAttribute('data-scheme', scheme);
  document.documentElement.style.colorScheme = scheme;
})();
