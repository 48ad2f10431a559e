// Runs before everything else, in every browser that ever held a task pane: written for the oldest.
(function () {
  // office.js sets the addresses of its own scripts as texts: under Trusted Types only this policy lets it,
  // and only for scripts from this very page's folder.
  if (window.trustedTypes && window.trustedTypes.createPolicy) {
    var folder = new URL('office-js/', document.baseURI).href;
    window.trustedTypes.createPolicy('default', {
      createScriptURL: function (address) {
        var full = new URL(address, document.baseURI).href;
        return full.indexOf(folder) === 0 ? full : null;
      },
    });
  }
  // Internet Explorer, which old Excels show panes in, cannot run the rest: say so instead of showing nothing.
  if (!('noModule' in document.createElement('script'))) {
    document.addEventListener('DOMContentLoaded', function () {
      document.getElementById('root').style.display = 'none';
      document.getElementById('old').removeAttribute('hidden');
    });
  }
})();
