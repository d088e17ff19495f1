// Runs before the page is drawn, from the start of <body>: the theme and the sidebar, so that
// nothing flashes or jumps. mdBook keeps this inline; here it is a file, so that the content
// security policy can forbid inline scripts. The globals are those that mdBook's scripts read.
'use strict';
const { light: default_light_theme, dark: default_dark_theme } = document.currentScript.dataset;
const path_to_root = document.documentElement.dataset.root;
const default_theme = matchMedia('(prefers-color-scheme: dark)').matches ? default_dark_theme : default_light_theme;
{
    // Storage may be forbidden, and may hold what another book wrote.
    const stored = (key) => {
        try { return localStorage.getItem(key); } catch { return null; }
    };
    // mdBook's contents use it without a doubt, and would not fold where all cookies are blocked.
    try { window.sessionStorage.length; } catch {
        Object.defineProperty(window, 'sessionStorage', { value: { getItem: () => null, setItem() {}, removeItem() {} } });
    }
    const html = document.documentElement;
    const theme = stored('mdbook-theme');
    html.classList.remove(default_light_theme);
    const chosen = theme === 'light' || theme === 'navy' ? theme : default_theme;
    html.classList.add('js', chosen);
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
        meta.content = chosen === 'navy' ? '#161923' : '#ffffff';
    }

    // The one language of "In your language" that is drawn, until theme/tabs.js takes over.
    const languages = ['javascript', 'python', 'go'];
    const kept = [location.hash.slice(1), (stored('course:language') ?? '').replaceAll('"', '')];
    html.dataset.language = kept.find((language) => languages.includes(language)) ?? languages[0];

    const visible = document.body.clientWidth >= 1080 && stored('mdbook-sidebar') !== 'hidden';
    html.classList.toggle('sidebar-visible', visible);

    // The instructor's window shows notes; the projector's, which it opens under this name, only the text.
    const presenting = window.name === 'course-projector';
    html.classList.toggle('presenting', presenting);
    // Who has been at the guide; nobody else is shown the switch for the notes.
    html.classList.toggle('instructor', stored('course:teach:seen') === 'true');
    html.classList.toggle('teaching', !presenting && stored('course:teach') === 'true');
    document.getElementById('mdbook-sidebar-toggle-anchor').checked = visible;
}
